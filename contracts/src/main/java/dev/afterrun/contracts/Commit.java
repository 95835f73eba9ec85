package dev.afterrun.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A Git commit's full object name.
 *
 * @param hex 40 (SHA-1) or 64 (SHA-256) lower-case hexadecimal digits
 */
public record Commit(@JsonValue String hex) {
    private static final int SHA1_DIGITS = 40;
    private static final int SHA256_DIGITS = 64;

    /** Git's name for no commit at all: of a file that no build made. */
    public static final Commit NONE = new Commit("0".repeat(SHA1_DIGITS));

    /** @throws IllegalArgumentException when {@code hex} is no full object name */
    @JsonCreator
    public Commit {
        if (!Hex.isDigits(hex, SHA1_DIGITS) && !Hex.isDigits(hex, SHA256_DIGITS)) {
            throw new IllegalArgumentException(
                    "a commit is 40 or 64 lower-case hexadecimal digits in full, not '" + hex + "'");
        }
    }

    /** Whether this names no commit. */
    public boolean isNone() {
        return hex.chars().allMatch(digit -> digit == '0');
    }

    /** Seven digits, for people; in a big repository they are ambiguous. */
    public String abbreviated() {
        return hex.substring(0, 7);
    }

    @Override
    public String toString() {
        return hex;
    }
}
