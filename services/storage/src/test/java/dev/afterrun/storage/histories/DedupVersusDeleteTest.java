package dev.afterrun.storage.histories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.upload.UploadOpened;
import dev.afterrun.duework.WorkCycle;
import dev.afterrun.storage.disposal.DeleteCondemned;
import dev.afterrun.storage.disposal.DeleteObject;
import dev.afterrun.storage.publishing.SettleJob;
import dev.afterrun.storage.testing.Bytes;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import dev.afterrun.storage.upload.SweepSession;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * One job is spared to send bytes because they are here, while the last that refers to them ends: on threads that run at
 * once. {@code -Dafterrun.races=N} lets them meet more often.
 */
@Tag("histories")
@QuarkusTest
@TestProfile(Histories.class)
class DedupVersusDeleteTest {
    private static final Logger LOG = Logger.getLogger(DedupVersusDeleteTest.class);
    private static final int A_FEW = 200;
    private static final int HEAD_START_NANOS = 8_000_000;

    private final CiJob repository = CiJob.fresh();
    private final Random random = new Random();
    private final CyclicBarrier start = new CyclicBarrier(2);
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    @Inject
    Service service;

    @Inject
    Storage storage;

    @Inject
    Bytes bytes;

    @Inject
    SweepSession sweepSession;

    @Inject
    SettleJob settleJob;

    @Inject
    DeleteObject deleteObject;

    @Inject
    DeleteCondemned deleteCondemned;

    @Inject
    WorkCycle cycle;

    @AfterEach
    void endThreads() {
        threads.close();
    }

    @Test
    void whoWasSparedToSendBytesHasThem() throws Exception {
        int races = Integer.getInteger("afterrun.races", A_FEW);
        var lost = 0;
        for (var race = 0; race < races; race++) {
            // Given: bytes that one session alone holds, and that has ended
            var file = TestFile.of("a.txt", "what race " + race + " is about " + UUID.randomUUID());
            var first = service.upload(job("first", race), file, Way.ONE_BY_ONE);
            var before = bytes.objectOf(file.sha256());
            storage.letSessionEnd(first);

            // When
            var job = job("second", race);
            var swept = threads.submit(atOnce(() -> sweep(first, random.nextInt(HEAD_START_NANOS))));
            var published = threads.submit(atOnce(() -> service.upload(job, file, Way.ONE_BY_ONE)));
            swept.get();
            service.finished("race", job, published.get().manifest());
            settleJob.work(job.id().key().value());
            deleteObjects();

            // Then
            assertThat(bytes.readable(file.sha256())).as("race " + race).isTrue();
            assertThat(storage.told(job)).hasSize(1);
            if (!bytes.objectOf(file.sha256()).equals(before)) {
                lost++;
            }
            storage.forgetTold();
        }
        LOG.infof("In %d of %d races the bytes went first, and were sent again", lost, races);
    }

    private CiJob job(String name, int race) {
        var run = name + "-" + race;
        var commit = Digest.of(run.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 40);
        return repository.ofRun(run).ofCommit(new Commit(commit));
    }

    private <T> Callable<T> atOnce(Callable<T> work) {
        return () -> {
            start.await();
            return work.call();
        };
    }

    private UploadOpened sweep(UploadOpened session, long later) throws IOException {
        // An opening has more to do before it looks whether the bytes are here: now this one comes first, now that one.
        LockSupport.parkNanos(later);
        sweepSession.work(session.id());
        deleteObjects();
        return session;
    }

    private void deleteObjects() {
        for (var any = true; any; ) {
            any = cycle.next(deleteObject) || cycle.next(deleteCondemned);
        }
    }
}
