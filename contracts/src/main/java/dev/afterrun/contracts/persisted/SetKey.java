package dev.afterrun.contracts.persisted;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.afterrun.contracts.LimitPassed;
import dev.afterrun.contracts.Limits;

/**
 * The version key of a name: under another one there is another line of generations, and none of them is restored under
 * this one.
 *
 * @param value 1 to {@value dev.afterrun.contracts.Limits#NAME_LENGTH} characters, none of which is a control character
 */
public record SetKey(@JsonValue String value) {

    /** @throws IllegalArgumentException with a sentence that names the rule that {@code value} breaks */
    @JsonCreator
    public SetKey {
        if (value.isBlank() || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a version key has one character at least, and no control character");
        }
        LimitPassed.refuse("characters of a version key", value.length(), Limits.NAME_LENGTH);
    }

    @Override
    public String toString() {
        return value;
    }
}
