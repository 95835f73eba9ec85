package dev.afterrun.cli.server;

/** Whether time alone mends what keeps a request from its answer. */
public enum Chance {
    /** It does, as a rule: what answers is away, restarts or is busy. Tried again for as long as {@link Retry} says. */
    GOOD,
    /** It hardly does: tried again a few times, and no longer than the others. */
    SLIGHT
}
