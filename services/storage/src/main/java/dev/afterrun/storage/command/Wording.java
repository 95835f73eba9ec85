package dev.afterrun.storage.command;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** How things are put in answers. */
final class Wording {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Wording() {}

    static String time(Instant time) {
        return TIME.format(time);
    }

    static String counted(long number, String one) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : one + "s");
    }

    /** In whole days, where it is some. */
    static String length(Duration time) {
        return time.toHours() % 24 == 0 ? counted(time.toDays(), "day") : counted(time.toHours(), "hour");
    }

    static String commands() {
        return NearestWord.all().stream()
                .map(command -> CommandLines.WORD + " " + command)
                .collect(Collectors.joining(" · "));
    }

    static String of(Command.Unclear unclear) {
        return "“" + unclear.said() + "” is no command"
                + unclear.meant()
                        .map(meant -> "; did you mean " + CommandLines.WORD + " " + meant + "?")
                        .orElse("; " + CommandLines.WORD + " help names them all.");
    }
}
