package dev.afterrun.contracts.persisted;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Who may read, write and run a file: the nine bits of Unix. What makes a program run as somebody else is not among them, for a set
 * must not give what its reader did not have.
 *
 * @param bits 0 to 0777
 */
public record FileMode(int bits) {
    private static final int ALL = 0777;
    private static final Pattern WRITTEN = Pattern.compile("[0-7]{3}");

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
        if (!WRITTEN.matcher(octal).matches()) {
            throw new IllegalArgumentException("a mode is three digits from 0 to 7, not '" + octal + "'");
        }
        return new FileMode(Integer.parseInt(octal, 8));
    }

    /** Three octal digits. */
    @JsonValue
    public String octal() {
        return String.format(Locale.ROOT, "%03o", bits);
    }
}
