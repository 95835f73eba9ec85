package dev.afterrun.contracts.upload;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How long uploads are asked for: so many runs, so long, or whichever ends first. What is left out, the operator decides.
 *
 * @param runs 1 or more
 * @param time longer than nothing
 */
public record Allowance(Optional<Integer> runs, Optional<Duration> time) {
    /** As long as the operator lets uploads usually be on. */
    public static final Allowance USUAL = new Allowance(Optional.empty(), Optional.empty());

    private static final Pattern WORDS = Pattern.compile("([1-9][0-9]{0,5}) ?(runs?|hours?|h|days?|d)");

    /** @throws IllegalArgumentException when runs or time are less than the least */
    public Allowance {
        if (runs.isPresent() && runs.get() < 1) {
            throw new IllegalArgumentException("uploads are on for 1 run at least, not " + runs.get());
        }
        if (time.isPresent() && !time.get().isPositive()) {
            throw new IllegalArgumentException("uploads are on for some time, not " + time.get());
        }
    }

    /**
     * What people write: {@code 3 runs}, {@code 3runs}, {@code 2 days}, {@code 2d}, {@code 12h}.
     *
     * @throws IllegalArgumentException when it is none of these, with what to write
     */
    public static Allowance parse(String text) {
        var found = WORDS.matcher(text.strip());
        if (!found.matches()) {
            throw new IllegalArgumentException("uploads are on for '3 runs', '2 days' or '12h', not '" + text + "'");
        }
        var amount = Integer.parseInt(found.group(1));
        return switch (found.group(2).charAt(0)) {
            case 'r' -> new Allowance(Optional.of(amount), Optional.empty());
            case 'h' -> new Allowance(Optional.empty(), Optional.of(Duration.ofHours(amount)));
            default -> new Allowance(Optional.empty(), Optional.of(Duration.ofDays(amount)));
        };
    }
}
