package dev.afterrun.cli.console;

import java.time.Duration;
import java.util.Locale;

/** Sizes and times as people read them. */
public final class HumanSize {
    private static final String[] UNITS = {"KB", "MB", "GB", "TB"};

    private HumanSize() {}

    /** {@code 812 B}, {@code 3.4 MB}: powers of 1,000, as disks and CI systems count. */
    public static String of(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        var unit = -1;
        var value = (double) bytes;
        // 999.95 would be shown as 1000.0 of the smaller unit.
        while (unit < 0 || (value >= 999.95 && unit < UNITS.length - 1)) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }

    /** {@code 1,234 files}, {@code 1 file}. */
    public static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }

    /** {@code 0.4 s}, {@code 2 min 5 s}. */
    public static String of(Duration time) {
        return time.toMinutes() > 0
                ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
