package dev.afterrun.storage.retention;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A length of time as rules write it: {@code 12h}, {@code 7d}, {@code 2w}.
 *
 * @param length longer than nothing, up to {@link #LONGEST}
 */
public record Span(Duration length) {
    /** A hundred years. */
    public static final Duration LONGEST = Duration.ofDays(36_500);

    private static final Pattern WORDS = Pattern.compile("([1-9][0-9]{0,5}) ?(h|d|w)");

    /** @throws IllegalArgumentException when it is nothing, or too long */
    public Span {
        if (!length.isPositive() || length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "is from some time to " + LONGEST.toDays() + " days, not " + length.toDays() + " days");
        }
    }

    /** @throws IllegalArgumentException when the text is no length of time, with what to write */
    public static Span parse(String text) {
        var found = WORDS.matcher(text);
        if (!found.matches()) {
            throw new IllegalArgumentException("is a length of time such as '12h', '7d' or '2w', not '" + text + "'");
        }
        var amount = Long.parseLong(found.group(1));
        return new Span(
                switch (found.group(2).charAt(0)) {
                    case 'h' -> Duration.ofHours(amount);
                    case 'd' -> Duration.ofDays(amount);
                    default -> Duration.ofDays(7 * amount);
                });
    }

    /** For people: {@code 7 days}, {@code 36 hours}. */
    @Override
    public String toString() {
        if (length.toMillis() % Duration.ofDays(1).toMillis() == 0) {
            return counted(length.toDays(), "day");
        }
        return length.toMillis() % Duration.ofHours(1).toMillis() == 0
                ? counted(length.toHours(), "hour")
                : counted(length.toSeconds(), "second");
    }

    private static String counted(long number, String one) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : one + "s");
    }
}
