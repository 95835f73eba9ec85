package dev.afterrun.cli.options;

import dev.afterrun.cli.failure.Failure;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers and times as settings write them. */
public final class Amount {
    private static final Pattern PLAIN = Pattern.compile("(\\d{1,6})([smh])");

    private Amount() {}

    /** A whole number from {@code least} to {@code most}. */
    public static int number(Found found, int least, int most) {
        try {
            var number = Integer.parseInt(found.value());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number out of range.
        }
        throw Failure.usage(
                found.origin(), "'" + found.value() + "' is no whole number from " + least + " to " + most, "give one");
    }

    /** {@code 90s}, {@code 5m}, {@code 1h}, or ISO 8601 such as {@code PT5M}. */
    public static Duration time(Found found) {
        var text = found.value();
        var iso = PLAIN.matcher(text).matches() ? "PT" + text.toUpperCase(Locale.ROOT) : text;
        try {
            return Duration.parse(iso);
        } catch (DateTimeParseException e) {
            throw Failure.usage(found.origin(), "'" + text + "' is no time", "write 90s, 5m, 1h or PT5M");
        }
    }
}
