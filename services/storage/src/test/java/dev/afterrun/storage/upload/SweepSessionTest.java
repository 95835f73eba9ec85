package dev.afterrun.storage.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.StagingKey;
import dev.afterrun.storage.testing.Api;
import dev.afterrun.storage.testing.Bytes;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SweepSessionTest {
    private final TestFile file = TestFile.of("a.txt", "swept " + UUID.randomUUID());
    private final CiJob job = CiJob.fresh();

    @Inject
    Api api;

    @Inject
    Storage storage;

    @Inject
    Bytes bytes;

    @Inject
    BlobStore store;

    @Test
    void whatNobodyCameToReferToGoesWithTheSession() throws IOException {
        // Given
        var session = storage.upload(job, file);
        var object = bytes.objectOf(file.sha256());

        // When
        storage.letSessionEnd(session);
        storage.work();

        // Then
        assertThat(bytes.exists(object)).isFalse();
        assertThat(bytes.rows(file.sha256())).isZero();
        assertThat(bytes.rows(session.manifest().sha256())).isZero();
    }

    @Test
    void whatAJobRefersToStays() throws IOException {
        // Given
        var session = storage.publish(job, file);
        var object = bytes.objectOf(file.sha256());

        // When
        storage.letSessionEnd(session);
        storage.work();

        // Then
        assertThat(bytes.exists(object)).isTrue();
        assertThat(bytes.rows(session.manifest().sha256())).isZero();
    }

    @Test
    void whatAnotherSessionWasSparedToSendStaysAsLongAsThat() throws IOException {
        // Given
        var first = storage.upload(job, file);
        var second = storage.upload(job.named("other"), file);
        var object = bytes.objectOf(file.sha256());

        // When
        storage.letSessionEnd(first);
        storage.work();
        var between = bytes.exists(object);
        storage.letSessionEnd(second);
        storage.work();

        // Then
        assertThat(between).isTrue();
        assertThat(bytes.exists(object)).isFalse();
    }

    @Test
    void whatWasCutOffIsDropped() throws IOException {
        // Given
        var session = api.open(job, file);
        api.patch(job, session, file.sha256(), 0, new byte[] {'s'}).then().statusCode(204);

        // When
        storage.letSessionEnd(session);
        storage.work();

        // Then
        assertThat(store.offset(StagingKey.of(session.id(), file.sha256()))).isZero();
    }

    @Test
    void aSessionThatHasNotEndedIsNotSwept() throws IOException {
        // Given
        var session = storage.upload(job, file);

        // When
        storage.hurry(SweepSession.KIND, session.id());
        storage.work();

        // Then
        assertThat(bytes.exists(bytes.objectOf(file.sha256()))).isTrue();
        assertThat(storage.waits(SweepSession.KIND, session.id())).isTrue();
    }

    @Test
    void bytesOfAJobThatIsNotSettledYetAreKept() throws IOException {
        // Given
        var session = storage.upload(job, file);
        storage.finished(job, session.manifest());

        // When
        storage.letSessionEnd(session);
        storage.work();
        storage.hurry(SweepSession.KIND, session.id());
        storage.work();

        // Then
        assertThat(api.status(job).counts().stored()).isEqualTo(1);
        assertThat(bytes.exists(bytes.objectOf(file.sha256()))).isTrue();
    }

    @Test
    void whoMerelyNamesADigestKeepsNothing() throws IOException {
        // Given
        var session = storage.upload(job, file);
        var object = bytes.objectOf(file.sha256());
        var stranger = CiJob.fresh();
        api.open(stranger, file);
        storage.finished(stranger, file);
        storage.work();

        // When
        storage.letSessionEnd(session);
        storage.work();

        // Then
        assertThat(bytes.exists(object)).isFalse();
    }
}
