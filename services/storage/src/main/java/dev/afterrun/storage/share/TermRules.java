package dev.afterrun.storage.share;

import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads what senders ask for, in the words of transfer.sh and 0x0; 422 where it cannot be had. */
@ApplicationScoped
public class TermRules {
    private static final int MOST_DOWNLOADS = 1_000_000;

    /** 0x0 takes smaller numbers as hours, larger ones as a time: this many hours have not passed since 1970. */
    private static final long LEAST_TIME = 1_000_000_000L;

    private final ShareSettings settings;
    private final Clock clock;

    TermRules(ShareSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The terms of {@code Max-Days} and {@code Max-Downloads}. */
    public Terms of(Optional<String> maxDays, Optional<String> maxDownloads) {
        return new Terms(maxDays.map(this::days), maxDownloads.map(TermRules::downloads));
    }

    /** The form field {@code expires} of 0x0: hours from now, or milliseconds since 1970. */
    public Duration expires(String value) {
        var number = number("expires", value, Long.MAX_VALUE);
        return bounded(
                "expires",
                value,
                number < LEAST_TIME
                        ? Duration.ofHours(number)
                        : Duration.between(clock.instant(), Instant.ofEpochMilli(number)));
    }

    private Duration days(String value) {
        return bounded("Max-Days", value, Duration.ofDays(number("Max-Days", value, 100_000)));
    }

    private static int downloads(String value) {
        return (int) number("Max-Downloads", value, MOST_DOWNLOADS);
    }

    private Duration bounded(String name, String value, Duration stay) {
        if (!stay.isPositive()) {
            throw new ProblemException(ProblemType.INVALID.because(name + " is " + value + ", a time that has passed"));
        }
        if (stay.compareTo(settings.longest()) > 0) {
            throw new ProblemException(ProblemType.INVALID.because(
                    name + " asks for more than files may stay; ask for less, or leave it out",
                    settings.longest(),
                    stay));
        }
        return stay;
    }

    private static long number(String name, String value, long most) {
        var text = value.strip();
        if (!text.matches("[0-9]{1,18}") || Long.parseLong(text) < 1) {
            throw new ProblemException(
                    ProblemType.INVALID.because(name + " is '" + shown(text) + "'; it is a whole number from 1 on"));
        }
        var number = Long.parseLong(text);
        if (number > most) {
            throw new ProblemException(
                    ProblemType.INVALID.because(name + " is more than may be asked for", most, number));
        }
        return number;
    }

    private static String shown(String text) {
        var printable = text.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= 40 ? printable : printable.substring(0, 40) + "…";
    }
}
