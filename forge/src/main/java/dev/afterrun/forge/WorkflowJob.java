package dev.afterrun.forge;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import java.util.Optional;

/**
 * A job of the forge's own CI, as the forge shows it.
 *
 * @param name what people see it called
 * @param commit the head that it runs for
 * @param conclusion empty while it has not ended; what is neither a success nor a failure counts as cancelled
 */
public record WorkflowJob(String name, Commit commit, Optional<Conclusion> conclusion) {
    /** How many of one run are looked at. */
    public static final int MOST = 1_000;
}
