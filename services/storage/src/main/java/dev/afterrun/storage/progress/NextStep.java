package dev.afterrun.storage.progress;

import dev.afterrun.contracts.RepositoryName;
import java.time.Duration;

/** What is to be done for a commit that was looked at. */
sealed interface NextStep {
    /** Nothing, until there is news. */
    record Nothing() implements NextStep {}

    /** To look again after so long. */
    record LookAgain(Duration after, String why) implements NextStep {}

    /** To ask the forge what runs for it. */
    record Ask(RepositoryName repository) implements NextStep {}
}
