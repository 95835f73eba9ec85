package dev.afterrun.system;

import dev.afterrun.launcher.stack.Service;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Services are killed at random moments; what a client was told to be accepted is never lost and never doubled. */
@Tag("faults")
@ExtendWith(SharedDeployment.class)
class EveryAcceptedRunIsCommentedIT {
    private static final int RUNS = 200;

    @Test
    void whicheverServiceIsKilledInTheMiddle(Deployment deployment) throws IOException, InterruptedException {
        // Given
        var random = Seed.random();
        var workload = Workload.of("killed-services", RUNS, random);
        var client = deployment.ciClient();
        var publishing = new Publishing(client);
        var outcome = new Outcome(deployment, client);
        var victims = victims(random);
        var portions = workload.inPortions(victims.size());

        // When
        for (var i = 0; i < victims.size(); i++) {
            var portion = publishing.begin(portions.get(i));
            awaitMoment(publishing, portions.get(i), random);
            Told.that("kill -9 of %s after %d accepted jobs"
                    .formatted(victims.get(i), publishing.accepted().size()));
            deployment.restart(victims.get(i));
            portion.join();
        }

        // Then
        Told.that("%d tries came to nothing".formatted(client.triedAgain()));
        outcome.isWhole(workload, publishing.accepted());
    }

    /** Each of them, and those that keep rows twice, in any order. */
    private static List<Service> victims(Random random) {
        var victims = new ArrayList<>(List.of(Service.values()));
        victims.add(Service.STORAGE);
        victims.add(Service.NOTIFIER);
        Collections.shuffle(victims, random);
        return victims;
    }

    /** Somewhere within the portion, and up to a fifth of a second past the answer that marks the place. */
    private static void awaitMoment(Publishing publishing, List<List<JobRun>> portion, Random random) {
        publishing.awaitAccepted(publishing.accepted().size() + random.nextInt(portion.size() * 2 / 3));
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(200)));
    }
}
