package dev.afterrun.forge;

/** What came of asking for a run once more. */
public sealed interface Rerun {
    /** It begins. */
    record Started() implements Rerun {}

    /** It has not ended: nothing was asked for. */
    record Running() implements Rerun {}

    /** We may not; {@code permission} is what we would need, as the forge calls it. */
    record NotPermitted(String permission) implements Rerun {}

    /** The forge will not: {@code why} in half a sentence. */
    record Impossible(String why) implements Rerun {}
}
