package dev.afterrun.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** While a new version rolls out, its migration has widened the tables of the version that still runs. */
@Tag("faults")
@ExtendWith(SharedDeployment.class)
class WiderTablesIT {
    private static final int RUNS = 60;

    @Test
    void everyAcceptedRunIsCommentedOnceWhileTablesGetColumnsThatNobodyKnows(Deployment deployment) throws Exception {
        // Given
        var workload = Workload.of("wider-tables", RUNS, Seed.random());
        var portions = workload.inPortions(3);
        var client = deployment.ciClient();
        var publishing = new Publishing(client);
        var outcome = new Outcome(deployment, client);
        var tables = new WiderTables(deployment.stack().database());
        // Often enough that connections have prepared what they say.
        publishing.begin(portions.get(0)).join();

        // When
        var wider = publishing.begin(portions.get(1));
        publishing.awaitAccepted(publishing.accepted().size() + 3);
        int widened;
        CompletableFuture<Void> narrower;
        try {
            widened = tables.widen();
            wider.join();
            narrower = publishing.begin(portions.get(2));
            publishing.awaitAccepted(publishing.accepted().size() + 3);
        } finally {
            tables.narrow();
        }
        narrower.join();

        // Then
        Told.that("%d tables had a column more meanwhile; %d tries came to nothing"
                .formatted(widened, client.triedAgain()));
        assertThat(widened).isGreaterThan(40);
        outcome.isWhole(workload, publishing.accepted());
    }
}
