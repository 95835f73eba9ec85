package dev.afterrun.ingest.webhook;

import dev.afterrun.contracts.event.PullRequestFact;

/** What becomes of a webhook. */
sealed interface Outcome {
    /**
     * It is a fact.
     *
     * @param about what the fact is about: facts of the same stay in order
     */
    record Fact(String about, PullRequestFact fact) implements Outcome {}

    /** Nobody needs it. */
    record Ignored(String why) implements Outcome {}
}
