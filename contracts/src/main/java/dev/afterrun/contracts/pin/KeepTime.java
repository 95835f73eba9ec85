package dev.afterrun.contracts.pin;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How long something is to be kept.
 *
 * @param time longer than nothing; empty: until somebody ends it
 */
public record KeepTime(Optional<Duration> time) {
    private static final String FOREVER = "forever";
    private static final Pattern WORDS = Pattern.compile("([1-9][0-9]{0,4}) ?(hours?|h|days?|d|weeks?|w)");

    /**
     * What people write: {@code 30d}, {@code 2 weeks}, {@code 12h}, {@code forever}.
     *
     * @throws IllegalArgumentException when it is none of these, with what to write
     */
    public static KeepTime parse(String text) {
        var word = text.strip();
        if (word.equals(FOREVER)) {
            return new KeepTime(Optional.empty());
        }
        var found = WORDS.matcher(word);
        if (!found.matches()) {
            throw new IllegalArgumentException(
                    "files are kept for '30d', '2w', '12h' or 'forever', not for '" + text + "'");
        }
        var amount = Integer.parseInt(found.group(1));
        return new KeepTime(Optional.of(
                switch (found.group(2).charAt(0)) {
                    case 'h' -> Duration.ofHours(amount);
                    case 'd' -> Duration.ofDays(amount);
                    default -> Duration.ofDays(7L * amount);
                }));
    }

    /** Whether it is longer than {@code most}. */
    public boolean passes(Duration most) {
        return time.isEmpty() || time.get().compareTo(most) > 0;
    }
}
