package dev.afterrun.contracts.upload;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/**
 * A run of which package files were left out: run once more while uploads are on, it brings them.
 *
 * @param source the CI system, as the run's jobs named it
 * @param run what that calls the run
 * @param leftOut files, of all its jobs
 * @param why it is to be run by hand, in half a sentence; there where it is
 */
public record RunToRepeat(
        String source,
        String run,
        int leftOut,
        State state,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> why) {

    /** Nobody has asked for it to be run once more. */
    public static RunToRepeat needed(String source, String run, int leftOut) {
        return new RunToRepeat(source, run, leftOut, State.NEEDED, Optional.empty());
    }

    /** The same, since somebody asked for it. */
    public RunToRepeat now(State state) {
        return new RunToRepeat(source, run, leftOut, state, Optional.empty());
    }

    /** The same, which we do not run. */
    public RunToRepeat byHand(String why) {
        return new RunToRepeat(source, run, leftOut, State.BY_HAND, Optional.of(why));
    }

    /** The run in words: {@code run 4711 of github.com/octo-org/octo-repo/actions}. */
    public String inWords() {
        return "run " + run + " of " + source.replaceFirst("^https?://", "");
    }

    /** How far it is with running it once more. */
    public enum State {
        /** It is to be run again. */
        NEEDED,
        /** The forge begins it. */
        STARTED,
        /** It has not ended. */
        RUNNING,
        /** Somebody else is to do it. */
        BY_HAND;

        /** @throws IllegalArgumentException when it is none of them */
        @JsonCreator
        public static State parse(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        @Override
        @JsonValue
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
