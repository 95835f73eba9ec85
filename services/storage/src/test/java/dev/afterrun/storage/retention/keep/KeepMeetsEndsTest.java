package dev.afterrun.storage.retention.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.event.ExpiryDue;
import dev.afterrun.storage.disposal.ExpireJob;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who keeps a run and who lets files of its jobs go hold the same jobs at the same time. */
@QuarkusTest
class KeepMeetsEndsTest {
    private static final TestFile LOG = TestFile.of("build.log", "it said much");
    private static final int ROUNDS = 40;

    private final CiJob job = CiJob.fresh().trusted(TrustLevel.TRUSTED);

    @Inject
    KeepApi api;

    @Inject
    Storage storage;

    @Inject
    ExpireJob expireJob;

    @Test
    void neitherWaitsForTheOtherForever() {
        // Given: the keys of the jobs sort against the order in which they were recorded
        var jobs = Stream.of(job, job.named("other"))
                .sorted(Comparator.comparing((CiJob one) -> one.id().key().value())
                        .reversed())
                .toList();
        jobs.forEach(one -> storage.publish(one, LOG));
        var proposals = proposals(jobs);
        var keptEnough = new AtomicBoolean();

        // When: none is due yet, so that each round finds the jobs as the last did
        var ends = CompletableFuture.runAsync(() -> {
            while (!keptEnough.get()) {
                expireJob.expiryDue(proposals);
            }
        });
        try {
            for (var round = 0; round < ROUNDS; round++) {
                api.end(job, api.kept(job, "run-1", "30d")).statusCode(204);
            }
        } finally {
            keptEnough.set(true);
        }

        // Then
        assertThat(ends).succeedsWithin(Duration.ofMinutes(2));
    }

    private static List<ExpiryDue> proposals(List<CiJob> jobs) {
        return jobs.stream().map(one -> new ExpiryDue(one.id(), Instant.EPOCH)).toList();
    }
}
