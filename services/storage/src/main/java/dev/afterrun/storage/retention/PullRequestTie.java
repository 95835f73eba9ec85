package dev.afterrun.storage.retention;

import java.time.Instant;

/** Whether a run is of pull requests, and whether any of them is open. */
public sealed interface PullRequestTie {
    /** It is of none, as far as the forge has said. */
    record None() implements PullRequestTie {}

    /** One of them is open. */
    record Open() implements PullRequestTie {}

    /**
     * All are closed or merged.
     *
     * @param at when that was known of the last of them, by the database's clock
     */
    record Closed(Instant at) implements PullRequestTie {}
}
