package dev.afterrun.contracts.doctor;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/**
 * What one check found. Never holds a secret.
 *
 * @param check what was looked at, in a word or two
 * @param what how it is, or why it was not looked at, in a sentence
 * @param mend what its reader can do; empty where nothing is to be done
 */
public record Finding(
        String check,
        State state,
        String what,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> mend) {

    /** It is as it has to be. */
    public static Finding ok(String check, String what) {
        return new Finding(check, State.OK, what, Optional.empty());
    }

    /** It works, and may not go on to. */
    public static Finding warning(String check, String what, String mend) {
        return new Finding(check, State.WARNING, what, Optional.of(mend));
    }

    /** It does not work, or something is held up until somebody acts. */
    public static Finding wrong(String check, String what, String mend) {
        return new Finding(check, State.WRONG, what, Optional.of(mend));
    }

    /** Nobody knows: {@code why} it was not looked at, and what would let it be. */
    public static Finding notChecked(String check, String why, String mend) {
        return new Finding(check, State.NOT_CHECKED, why, Optional.of(mend));
    }

    /** The same, where nobody has to do anything about it. */
    public static Finding notChecked(String check, String why) {
        return new Finding(check, State.NOT_CHECKED, why, Optional.empty());
    }

    /** How it is. */
    public enum State {
        OK,
        WARNING,
        WRONG,
        NOT_CHECKED;

        /** As JSON has it: {@code not-checked}. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
