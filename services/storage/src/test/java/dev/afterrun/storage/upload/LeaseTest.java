package dev.afterrun.storage.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.upload.UploadOpened;
import dev.afterrun.storage.disposal.Condemn;
import dev.afterrun.storage.testing.Api;
import dev.afterrun.storage.testing.Bytes;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestEvents;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A session's lease, where its job's event is late or could not be taken. */
@QuarkusTest
class LeaseTest {
    private final TestFile file = TestFile.of("a.txt", "leased " + UUID.randomUUID());
    private final CiJob job = CiJob.fresh();

    @Inject
    Api api;

    @Inject
    Storage storage;

    @Inject
    Bytes bytes;

    @Inject
    TestEvents events;

    @Inject
    Condemn condemn;

    @AfterEach
    void catchUp() {
        events.catchUp();
        events.resolve(job);
    }

    @Test
    void itHoldsWhileTheConsumerStandsBeforeTheSessionsEnd() throws IOException {
        // Given
        var session = storage.upload(job, file);
        events.standAt(Instant.now().minus(Duration.ofHours(1)));

        // When
        end(session);

        // Then
        assertThat(bytes.exists(bytes.objectOf(file.sha256()))).isTrue();
        assertThat(storage.waits(SweepSession.KIND, session.id())).isTrue();
    }

    @Test
    void anEventThatWasReadLateFindsItsBytes() throws IOException {
        // Given
        var session = storage.upload(job, file);
        events.standAt(Instant.now().minus(Duration.ofHours(1)));
        end(session);

        // When
        storage.finished(job, session.manifest());
        events.catchUp();
        storage.work();
        end(session);

        // Then
        assertThat(api.status(job).counts().stored()).isEqualTo(1);
        assertThat(bytes.exists(bytes.objectOf(file.sha256()))).isTrue();
        assertThat(storage.waits(SweepSession.KIND, session.id())).isFalse();
    }

    @Test
    void aFurtherEventOfAJobThatIsRecordedFindsItsBytesToo() throws IOException {
        // Given: one event was read, and another was not
        storage.publish(job, TestFile.of("first.txt", "told before " + file.text()));
        var session = storage.upload(job, file);
        events.standAt(Instant.now().minus(Duration.ofHours(1)));
        end(session);

        // When
        storage.finished(job, session.manifest());
        events.catchUp();
        storage.work();
        end(session);

        // Then
        assertThat(api.status(job).counts().stored()).isEqualTo(2);
        assertThat(bytes.readable(file.sha256())).isTrue();
        assertThat(storage.waits(SweepSession.KIND, session.id())).isFalse();
    }

    @Test
    void itLapsesOnceTheConsumerHasPassedTheSessionsEnd() throws IOException {
        // Given
        var session = storage.upload(job, file);
        var object = bytes.objectOf(file.sha256());
        events.standAt(Instant.now().minus(Duration.ofHours(1)));
        end(session);

        // When
        events.catchUp();
        end(session);

        // Then
        assertThat(bytes.exists(object)).isFalse();
    }

    @Test
    void itHoldsWhileItsEventIsADeadLetter() throws IOException {
        // Given
        var session = storage.upload(job, file);
        events.refuse(job);

        // When
        end(session);
        end(session);

        // Then
        assertThat(bytes.exists(bytes.objectOf(file.sha256()))).isTrue();
    }

    @Test
    void anEventThatWasPutBackIsWaitedFor() throws IOException {
        // Given
        var session = storage.upload(job, file);
        events.refuse(job);
        end(session);

        // When
        events.resolve(job);
        events.standAt(Instant.now());
        end(session);
        end(session);
        var between = bytes.exists(bytes.objectOf(file.sha256()));
        storage.finished(job, session.manifest());
        events.catchUp();
        storage.work();

        // Then
        assertThat(between).isTrue();
        assertThat(api.status(job).counts().stored()).isEqualTo(1);
    }

    @Test
    void aDeadLetterThatWasResolvedForGoodHoldsNoLonger() throws IOException {
        // Given
        var session = storage.upload(job, file);
        var object = bytes.objectOf(file.sha256());
        events.refuse(job);
        end(session);

        // When
        events.resolve(job);
        end(session);
        end(session);

        // Then
        assertThat(bytes.exists(object)).isFalse();
    }

    @Test
    void nobodyElseCondemnsWhatAnEndedSessionHoldsUntilItHasLapsed() throws IOException {
        // Given
        var session = storage.upload(job, file);
        events.refuse(job);
        end(session);

        // When
        condemn.unreferenced(List.of(file.sha256()));
        storage.work();

        // Then
        assertThat(bytes.exists(bytes.objectOf(file.sha256()))).isTrue();
    }

    private void end(UploadOpened session) {
        storage.letSessionEnd(session);
        storage.work();
    }
}
