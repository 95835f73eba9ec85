package dev.afterrun.cli.console;

import java.time.Duration;
import java.util.Locale;

/** Counts and times as people read them. */
public final class Figures {
    private Figures() {}

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
