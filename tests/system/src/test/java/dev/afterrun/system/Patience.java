package dev.afterrun.system;

import java.time.Duration;

/** How long tests wait for what is bound to come. */
final class Patience {
    /** More than a lease of a minute: work whose first try was lost is taken up by another when that has run out. */
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private Patience() {}
}
