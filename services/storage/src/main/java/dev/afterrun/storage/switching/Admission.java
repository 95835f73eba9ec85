package dev.afterrun.storage.switching;

import java.util.Optional;

/** Whether a job may bring package files. */
public sealed interface Admission {
    /** It may. */
    record Granted() implements Admission {}

    /**
     * It may not.
     *
     * @param pullRequest the one that it would have to be switched on for; empty where none is known
     * @param why in one sentence, with what to do
     */
    record Denied(Optional<Integer> pullRequest, String why) implements Admission {}
}
