package dev.afterrun.storage.command;

import dev.afterrun.contracts.persisted.SetName;
import dev.afterrun.contracts.upload.Allowance;
import java.time.Duration;
import java.util.Optional;

/** What somebody asked for. */
sealed interface Command {
    /**
     * Package files of this pull request's runs are to be taken.
     *
     * @param rerun whether runs of which some were left out are to run once more
     */
    record Upload(Allowance allowance, boolean rerun) implements Command {}

    /** … and from now on not any more. */
    record UploadOff() implements Command {}

    /** The files of the present head are to stay for so long. */
    record Keep(Duration time) implements Command {}

    /** All files of the pull request are to go. */
    record Drop() implements Command {}

    /**
     * No set that was saved under the name is to be restored any more.
     *
     * @param everywhere in the whole repository, and not by this pull request's jobs alone
     */
    record Invalidate(SetName set, boolean everywhere) implements Command {}

    /** How things stand. */
    record Status() implements Command {}

    /** What can be asked for. */
    record Help() implements Command {}

    /**
     * It is none of these.
     *
     * @param said cut to a length that can be shown
     * @param meant what may have been meant
     */
    record Unclear(String said, Optional<String> meant) implements Command {}

    /** More than a comment may have. */
    record TooMany() implements Command {}
}
