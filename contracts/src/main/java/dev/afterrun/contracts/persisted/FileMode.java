package dev.afterrun.contracts.persisted;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Who may read, write and run a file: the nine bits of Unix. What makes a program run as somebody else is not among them, for a set
 * must not give what its reader did not have.
 *
 * @param bits 0 to 0777
 */
public record FileMode(int bits) {
    private static final int ALL = 0777;
    private static final int DIGITS = 3;
    private static final int RADIX = 8;

    /** @throws IllegalArgumentException when there are other bits */
    public FileMode {
        if ((bits & ~ALL) != 0) {
            throw new IllegalArgumentException("a mode is 000 to 777, not " + Integer.toOctalString(bits));
        }
    }

    /** Of {@code bits} those that a set keeps. */
    public static FileMode of(int bits) {
        return new FileMode(bits & ALL);
    }

    /**
     * Three octal digits.
     *
     * @throws IllegalArgumentException when it is something else
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static FileMode parse(String octal) {
        if (!isOctal(octal)) {
            throw new IllegalArgumentException("a mode is three digits from 0 to 7, not '" + octal + "'");
        }
        return new FileMode(Integer.parseInt(octal, RADIX));
    }

    /** Three octal digits. */
    @JsonValue
    public String octal() {
        var digits = Integer.toOctalString(bits);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }

    /** A set has a mode for each of its files: a loop takes a tenth of a pattern's time. */
    private static boolean isOctal(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '7') {
                return false;
            }
        }
        return text.length() == DIGITS;
    }
}
