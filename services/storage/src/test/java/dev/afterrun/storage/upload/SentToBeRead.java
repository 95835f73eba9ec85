package dev.afterrun.storage.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.StagingKey;
import dev.afterrun.blobs.bucket.DirectSender;
import dev.afterrun.contracts.upload.Transfer;
import dev.afterrun.duework.DueWork;
import dev.afterrun.storage.testing.Api;
import dev.afterrun.storage.testing.Bytes;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.SettableClock;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Large blobs that jobs send straight to a store which compares nothing: visible once they were read. */
abstract class SentToBeRead {
    private static final DirectSender SENDER = new DirectSender();

    private final CiJob job = CiJob.fresh();
    private final TestFile file = TestFile.of("large.bin", job.repository() + "0123456789".repeat(40_000));
    private final TestFile other = TestFile.of("large.bin", job.repository() + "9876543210".repeat(40_000));

    @Inject
    Api api;

    @Inject
    Storage storage;

    @Inject
    Bytes bytes;

    @Inject
    BlobStore store;

    @Inject
    DueWork dueWork;

    @Inject
    SettableClock clock;

    @Test
    void whatWasSentIsVisibleOnceItWasReadAndNotBefore() throws IOException {
        // Given
        var session = api.open(job, file);
        storage.finished(job, session.manifest());
        SENDER.send(api.transfer(job, session, file.sha256()), file.content());
        var answer = api.sent(job, session, file.sha256());
        var before = bytes.rows(file.sha256());

        // When
        storage.work();

        // Then
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(before).isZero();
        assertThat(bytes.readable(file.sha256())).isTrue();
        assertThat(api.status(job).counts().stored()).isEqualTo(1);
    }

    @Test
    void otherBytesAreDroppedAndMayBeSentAgain() throws IOException {
        // Given
        var session = api.open(job, file);
        SENDER.send(api.transfer(job, session, file.sha256()), other.content());
        api.sent(job, session, file.sha256());

        // When
        storage.work();

        // Then
        assertThat(bytes.rows(file.sha256())).isZero();
        SENDER.send(api.transfer(job, session, file.sha256()), file.content());
        api.sent(job, session, file.sha256());
        storage.work();
        assertThat(bytes.readable(file.sha256())).isTrue();
    }

    @Test
    void readingTwiceChangesNothing() throws IOException {
        // Given
        var session = api.open(job, file);
        SENDER.send(api.transfer(job, session, file.sha256()), file.content());
        api.sent(job, session, file.sha256());
        storage.work();
        var object = bytes.objectOf(file.sha256());

        // When
        QuarkusTransaction.requiringNew()
                .run(() -> dueWork.mark(VerifyUpload.KIND, session.id() + "." + file.sha256(), Duration.ZERO));
        storage.work();

        // Then
        assertThat(bytes.objectOf(file.sha256())).isEqualTo(object);
        assertThat(bytes.rows(file.sha256())).isEqualTo(1);
    }

    @Test
    void whatASessionLeftUnsentGoesWithIt() throws IOException {
        // Given
        var session = api.open(job, file);
        var transfer = api.transfer(job, session, file.sha256());
        storage.letSessionEnd(session);

        // When
        storage.work();

        // Then
        assertThat(SENDER.send(transfer, file.content())).isIn(200, 404);
        assertThat(bytes.rows(file.sha256())).isZero();
        assertThat(store.offset(StagingKey.of(session.id(), file.sha256()))).isZero();
    }

    @Test
    void whatNoSessionKnowsIsSweptAfterADayAndNothingElse() throws IOException {
        // Given
        var session = api.open(job, file);
        var known = StagingKey.of(session.id(), file.sha256());
        var unknown = StagingKey.of(UUID.randomUUID().toString(), file.sha256());
        stage(known);
        stage(unknown);
        clock.advance(Duration.ofDays(2));

        // When
        storage.hurry(SweepStaging.KIND, "");
        storage.work();

        // Then
        assertThat(store.offset(known)).isEqualTo(file.content().length);
        assertThat(store.offset(unknown)).isZero();
        assertThat(api.transfer(job, session, file.sha256())).isNotEqualTo(new Transfer.Through());
    }

    private void stage(StagingKey key) throws IOException {
        try (var staged = store.stage(key)) {
            staged.append(0, new ByteArrayInputStream(file.content()), file.content().length);
        }
    }
}
