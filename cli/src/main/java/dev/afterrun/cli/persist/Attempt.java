package dev.afterrun.cli.persist;

/** How one way through a save ends. */
sealed interface Attempt {

    /** The server has it all and knows it. */
    record Done(Saved saved) implements Attempt {}

    /** What was there already has gone before the server could keep it for this job. */
    record BaseGone() implements Attempt {}

    /** The rules took nothing; so nothing takes the place of what was saved before. */
    record Nothing() implements Attempt {}
}
