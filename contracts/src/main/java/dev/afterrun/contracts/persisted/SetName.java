package dev.afterrun.contracts.persisted;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * What jobs call a set that they hand on: {@code maven}, {@code node_modules}. Each time that one is saved is a generation.
 *
 * @param value 1 to 100 letters, digits, '.', '_' and '-', of which the first is a letter or digit
 */
public record SetName(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    /** What addresses have in a name's place. */
    private static final String RESERVED = "generations";

    /** @throws IllegalArgumentException when something else is called so */
    @JsonCreator
    public SetName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a set's name is 1 to 100 letters, digits, '.', '_' and '-', of which the "
                            + "first is a letter or digit, not '" + value + "'");
        }
        if (value.equals(RESERVED)) {
            throw new IllegalArgumentException("'" + value + "' is a reserved word; give the set another name");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
