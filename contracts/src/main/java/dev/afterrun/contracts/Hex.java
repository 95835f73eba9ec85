package dev.afterrun.contracts;

/** Lower-case hexadecimal digits. Names of bytes are looked at in every request: a loop takes a tenth of a pattern's time. */
public final class Hex {
    private Hex() {}

    /** Whether {@code text} is that many lower-case hexadecimal digits and nothing else. */
    public static boolean isDigits(String text, int count) {
        if (text.length() != count) {
            return false;
        }
        for (var i = 0; i < count; i++) {
            var digit = text.charAt(i);
            if (!(digit >= '0' && digit <= '9') && !(digit >= 'a' && digit <= 'f')) {
                return false;
            }
        }
        return true;
    }
}
