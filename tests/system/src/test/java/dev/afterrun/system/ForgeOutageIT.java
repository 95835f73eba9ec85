package dev.afterrun.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.system.ForgeProxy.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The forge fails in every way that forges do; its pull requests get what they would have got, once. */
@Tag("faults")
@ExtendWith(SharedDeployment.class)
class ForgeOutageIT {
    private static final int RUNS = 60;

    /** Longer than a client waits for an answer (30 s), so that some time out within it. */
    private static final Duration OUTAGE = Duration.ofMinutes(1);

    @Test
    void runsThatFinishDuringAnOutageAreCommentedOnceAfterIt(Deployment deployment)
            throws IOException, InterruptedException {
        // Given
        var workload = Workload.of("forge-outage", RUNS, Seed.random());
        var portions = workload.inPortions(3);
        var client = deployment.ciClient();
        var publishing = new Publishing(client);
        var outcome = new Outcome(deployment, client);
        var proxy = deployment.proxy();

        // When
        proxy.loseAnswersToCreations();
        publishing.begin(portions.get(0)).join();
        proxy.fail();
        var end = System.nanoTime() + OUTAGE.toNanos();
        publishing.begin(portions.get(1)).join();
        LockSupport.parkNanos(end - System.nanoTime());
        proxy.recover();
        publishing.begin(portions.get(2)).join();

        // Then
        outcome.isWhole(workload, publishing.accepted());
        for (var fault : List.of(Fault.BAD_GATEWAY, Fault.RATE_LIMITED, Fault.NO_ANSWER)) {
            assertThat(proxy.seen(fault)).as(fault.name()).isPositive();
        }
        assertThat(proxy.timeOuts()).as("requests that waited in vain").isPositive();
        assertThat(proxy.seen(Fault.ANSWER_LOST))
                .as("each pull request's first comment was created without an answer")
                .isEqualTo(workload.pullRequests().size());
    }
}
