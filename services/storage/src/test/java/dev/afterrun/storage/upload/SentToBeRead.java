package dev.afterrun.storage.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.StagingKey;
import dev.afterrun.blobs.bucket.DirectSender;
import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.problem.ProblemType;
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
import java.util.Arrays;
import java.util.List;
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
    void whatAJobHadSentBeforeItWasKilledIsNotAskedForAgain() throws IOException {
        // Given
        var killed = api.open(job, file);
        SENDER.send(api.transfer(job, killed, file.sha256()), file.content());
        var again = api.open(job, file);
        var stranger = job.named("stranger");
        var elsewhere = api.transfer(stranger, api.open(stranger, file), file.sha256());

        // When
        var rest = api.transfer(job, again, file.sha256());

        // Then
        assertThat(rest).isEqualTo(new Transfer.Parts(List.of()));
        assertThat(elsewhere).isNotEqualTo(rest);
        assertThat(api.sent(job, again, file.sha256()).statusCode()).isEqualTo(202);
        storage.work();
        assertThat(bytes.readable(file.sha256())).isTrue();
    }

    @Test
    void whoKeepsSendingOtherBytesIsToldToStop() throws IOException {
        // Given
        var session = api.open(job, file);
        for (var wrong = 0; wrong < Limits.WRONG_SENDINGS; wrong++) {
            SENDER.send(api.transfer(job, session, file.sha256()), other.content());
            api.sent(job, session, file.sha256()).then().statusCode(202);
            storage.work();
        }

        // When
        var asked = api.tryToTransfer(job, session, file.sha256());
        var told = api.sent(job, session, file.sha256());

        // Then
        for (var refused : List.of(api.problem(asked), api.problem(told))) {
            assertThat(refused.type()).isEqualTo(ProblemType.DIGEST_MISMATCH.uri());
            assertThat(refused.limit()).contains("3 wrong sendings");
            assertThat(refused.value()).contains("3");
        }
        assertThat(bytes.rows(file.sha256())).isZero();
    }

    @Test
    void whatIsToBeReadKeepsItsSessionAliveAndOnlyForSoLong() throws IOException {
        // Given
        var session = api.open(job, file);
        SENDER.send(api.transfer(job, session, file.sha256()), file.content());
        storage.letSessionLive(session, Duration.ofMinutes(1), Duration.ofMinutes(10));

        // When
        api.sent(job, session, file.sha256()).then().statusCode(202);
        api.sent(job, session, file.sha256()).then().statusCode(202);

        // Then
        assertThat(storage.left(session)).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(10));
    }

    @Test
    void bytesOfAnotherSizeAreNotTakenForTheFile() throws IOException {
        // Given
        var session = api.open(job, file);
        var transfer = api.transfer(job, session, file.sha256());
        sendWhole(transfer, Arrays.copyOf(file.content(), file.content().length + 1));
        var longer = api.sent(job, session, file.sha256());
        sendWhole(transfer, Arrays.copyOf(file.content(), file.content().length - 1));

        // When
        var shorter = api.sent(job, session, file.sha256());

        // Then
        assertThat(api.problem(longer).type()).isEqualTo(ProblemType.WRONG_OFFSET.uri());
        assertThat(api.problem(shorter).type()).isEqualTo(ProblemType.WRONG_OFFSET.uri());
        assertThat(bytes.rows(file.sha256())).isZero();
    }

    private static void sendWhole(Transfer transfer, byte[] body) throws IOException {
        if (transfer instanceof Transfer.Parts(var parts)) {
            SENDER.send(parts.getFirst().request(), body);
        } else {
            SENDER.send(transfer, body);
        }
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
        assertThat(SENDER.send(transfer, file.content())).isIn(200, 201, 404);
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
