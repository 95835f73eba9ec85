package dev.afterrun.storage.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A point in time as a page shows it.
 *
 * @param machine for {@code <time datetime>}
 * @param exact to the minute, in UTC
 * @param relative seen from now: {@code in 6 days}, {@code 2 hours ago}
 */
public record Moment(String machine, String exact, String relative) {
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** {@code time} as seen at {@code now}. */
    public static Moment of(Instant time, Instant now) {
        return new Moment(
                time.truncatedTo(ChronoUnit.SECONDS).toString(),
                EXACT.format(time),
                time.isAfter(now)
                        ? "in " + words(Duration.between(now, time))
                        : words(Duration.between(time, now)) + " ago");
    }

    /** The two largest units would be too much to read: one is enough. */
    static String words(Duration duration) {
        if (duration.toMinutes() < 1) {
            return counted(duration.toSeconds(), "second");
        }
        if (duration.toHours() < 1) {
            return counted(duration.toMinutes(), "minute");
        }
        return duration.toHours() < 48 ? counted(duration.toHours(), "hour") : counted(duration.toDays(), "day");
    }

    private static String counted(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }
}
