package dev.afterrun.duework;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;

/** Forgets what is old enough: a batch at a time with a pause between, and looks again every hour, for ever. */
public interface Forgetful extends Worker {
    /** Rows of a kind that go in one transaction. */
    int BATCH = 500;

    /** The one piece of work there is of it. */
    String ALL = "all";

    /** Forgets up to {@code most} rows of each kind, in the transaction that is there; of the kind with the most, how many. */
    int forget(int most);

    /** How long to rest between two batches, so that a mass of them does not crowd out what is live. */
    default Duration pause() {
        return Duration.ofSeconds(1);
    }

    @Override
    default int parallel() {
        return 1;
    }

    @Override
    default Outcome work(String key) {
        var forgotten = QuarkusTransaction.requiringNew().call(() -> forget(BATCH));
        return forgotten >= BATCH
                ? new Outcome.Again(pause(), "more are to be forgotten")
                : new Outcome.Again(Duration.ofHours(1), "none are left to be forgotten");
    }
}
