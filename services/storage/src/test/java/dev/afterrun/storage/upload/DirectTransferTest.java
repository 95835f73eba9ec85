package dev.afterrun.storage.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.blobs.bucket.DirectSender;
import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.upload.Transfer;
import dev.afterrun.storage.testing.Api;
import dev.afterrun.storage.testing.Bytes;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.S3Resource;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Large blobs that jobs send straight to a store which compares their digests. */
@QuarkusTest
@TestProfile(S3Resource.Profile.class)
class DirectTransferTest {
    private static final DirectSender SENDER = new DirectSender();
    private static final int AT_ONCE = 4;

    private final CiJob job = CiJob.fresh();
    private final TestFile file = TestFile.of("large.bin", job.repository() + "0123456789".repeat(40_000));
    private final TestFile other = TestFile.of("large.bin", job.repository() + "9876543210".repeat(40_000));

    @Inject
    Api api;

    @Inject
    Storage storage;

    @Inject
    Bytes bytes;

    @Test
    void whatTheStoreComparedIsVisibleAsSoonAsTheJobSaysSo() throws IOException {
        // Given
        var session = api.open(job, file);
        SENDER.send(api.transfer(job, session, file.sha256()), file.content());

        // When
        var answer = api.sent(job, session, file.sha256());

        // Then
        assertThat(session.directFrom()).hasValue((long) Limits.PACKED_BYTES);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(bytes.readable(file.sha256())).isTrue();
        assertThat(api.open(job.named("next"), file).missing()).isEmpty();
    }

    @Test
    void aJobIsStoredWithWhatWentPastUs() throws IOException {
        // Given
        var session = api.open(job, file);
        storage.finished(job, session.manifest());
        storage.work();
        SENDER.send(api.transfer(job, session, file.sha256()), file.content());

        // When
        api.sent(job, session, file.sha256());
        storage.work();

        // Then
        assertThat(api.status(job).counts().stored()).isEqualTo(1);
    }

    @Test
    void otherBytesNeverArrive() throws IOException {
        // Given
        var session = api.open(job, file);

        // When
        var status = SENDER.send(api.transfer(job, session, file.sha256()), other.content());

        // Then
        assertThat(status).isEqualTo(400);
        assertThat(api.sent(job, session, file.sha256()).statusCode()).isEqualTo(409);
        assertThat(bytes.rows(file.sha256())).isZero();
    }

    @Test
    void whoSaysSentWithoutSendingIsToldThatNothingIsThere() {
        // Given
        var session = api.open(job, file);
        var before = api.sent(job, session, file.sha256());
        api.transfer(job, session, file.sha256());

        // When
        var after = api.sent(job, session, file.sha256());

        // Then
        assertThat(api.problem(before).type()).isEqualTo(ProblemType.WRONG_OFFSET.uri());
        assertThat(api.problem(after).type()).isEqualTo(ProblemType.WRONG_OFFSET.uri());
        assertThat(bytes.rows(file.sha256())).isZero();
    }

    @RepeatedTest(5)
    void severalThatSaySentAtOneMomentAllHearThatItIsHere() throws Exception {
        // Given
        var session = api.open(job, file);
        SENDER.send(api.transfer(job, session, file.sha256()), file.content());
        var together = new CyclicBarrier(AT_ONCE);

        Callable<Integer> saying = () -> {
            together.await();
            return api.sent(job, session, file.sha256()).statusCode();
        };

        // When
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var answer : threads.invokeAll(Collections.nCopies(AT_ONCE, saying))) {
                statuses.add(answer.get());
            }
        }

        // Then
        assertThat(statuses).containsOnly(201);
        storage.work();
        assertThat(bytes.readable(file.sha256())).isTrue();
        assertThat(bytes.readableInAllCopies(file.sha256())).isTrue();
    }

    @Test
    void aFileOfAnotherSizeIsRefusedByTheStore() throws IOException {
        // Given
        var session = api.open(job, file);
        var transfer = (Transfer.Parts) api.transfer(job, session, file.sha256());
        var longer = Arrays.copyOf(file.content(), file.content().length + 1);

        // When
        var status = SENDER.send(transfer.missing().getFirst().request(), longer);

        // Then
        assertThat(status).isEqualTo(403);
        assertThat(api.sent(job, session, file.sha256()).statusCode()).isEqualTo(409);
    }

    @Test
    void whatCameThroughStorageMeanwhileNeedsNoSecondWay() {
        // Given
        var session = api.open(job, file);
        api.transfer(job, session, file.sha256());
        api.put(job, session, file);

        // When
        var transfer = api.transfer(job, session, file.sha256());

        // Then
        assertThat(transfer)
                .isInstanceOfSatisfying(
                        Transfer.Parts.class,
                        parts -> assertThat(parts.missing()).isEmpty());
        assertThat(api.sent(job, session, file.sha256()).statusCode()).isEqualTo(201);
    }

    @Test
    void smallBlobsTravelInPacks() {
        // Given
        var small = TestFile.of("small.txt", job.repository() + " is small");
        var session = api.open(job, small);

        // When
        var transfer = api.transfer(job, session, small.sha256());

        // Then
        assertThat(transfer).isEqualTo(new Transfer.Through());
    }

    @Test
    void aSessionThatEndedSignsNothingAndTakesNothing() throws IOException {
        // Given
        var session = api.open(job, file);
        var transfer = api.transfer(job, session, file.sha256());
        storage.letSessionEnd(session);
        SENDER.send(transfer, file.content());

        // When
        var asked = api.tryToTransfer(job, session, file.sha256());
        var told = api.sent(job, session, file.sha256());

        // Then
        assertThat(asked.statusCode()).isEqualTo(404);
        assertThat(told.statusCode()).isEqualTo(404);
        assertThat(bytes.rows(file.sha256())).isZero();
    }

    @Test
    void nobodyElseIsToldAWay() {
        // Given
        var session = api.open(job, file);

        // When
        var answer = api.tryToTransfer(CiJob.fresh(), session, file.sha256());

        // Then
        assertThat(answer.statusCode()).isIn(403, 404);
    }
}
