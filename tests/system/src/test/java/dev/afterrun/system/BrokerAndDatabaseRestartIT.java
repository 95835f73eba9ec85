package dev.afterrun.system;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the services stand on goes away in the middle and comes back. */
@Tag("faults")
@ExtendWith(SharedDeployment.class)
class BrokerAndDatabaseRestartIT {
    private static final int RUNS = 60;

    @Test
    void nothingIsLostWhenTheBrokerIsKilledAndPostgresqlIsKilledAndRestarted(Deployment deployment)
            throws IOException, InterruptedException {
        // Given
        var random = Seed.random();
        var workload = Workload.of("killed-ground", RUNS, random);
        var client = deployment.ciClient();
        var publishing = new Publishing(client);
        var outcome = new Outcome(deployment, client);
        var events = List.<Event>of(deployment::restartBroker, deployment::killDatabase, deployment::restartDatabase);
        var portions = workload.inPortions(events.size());

        // When
        for (var i = 0; i < events.size(); i++) {
            var portion = publishing.begin(portions.get(i));
            publishing.awaitAccepted(publishing.accepted().size()
                    + random.nextInt(portions.get(i).size() / 2));
            events.get(i).happen();
            portion.join();
        }

        // Then
        Told.that("%d tries came to nothing".formatted(client.triedAgain()));
        outcome.isWhole(workload, publishing.accepted());
    }

    private interface Event {
        void happen() throws IOException;
    }
}
