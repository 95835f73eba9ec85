package dev.afterrun.cli.server;

import dev.afterrun.cli.console.Figures;
import dev.afterrun.cli.options.Amount;
import dev.afterrun.cli.options.Setting;
import dev.afterrun.cli.options.Settings;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * How often something is tried again, and after which pauses: exponential with full jitter, so that many jobs which
 * failed together do not come back together.
 *
 * @param retries 0 or more
 * @param notes hears of each pause, so that a quiet log is not taken for a stuck one
 */
public record Retry(int retries, Pause pause, Consumer<String> notes) {
    private static final int RETRIES = 5;
    private static final Duration BASE = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** Longer than this no server keeps a job waiting, whatever it asks for. */
    private static final Duration LONGEST_ASKED = Duration.ofMinutes(2);

    /** As {@code settings} have it. */
    public static Retry of(Settings settings, Pause pause, Consumer<String> notes) {
        var retries = settings.find(Setting.RETRIES)
                .map(found -> Amount.number(found, 0, 100))
                .orElse(RETRIES);
        return new Retry(retries, pause, notes);
    }

    /** Whether there is another try after so many failed ones. */
    public boolean goesOnAfter(int failed) {
        return failed <= retries;
    }

    /** Waits before the next try of {@code call}, as long as the server asked for where it did. */
    public void waitAfter(int failed, Call call, Outage outage) throws InterruptedIOException {
        waitAfter(failed, outage.sentence(call), outage.asked());
    }

    /** Waits before the next try of what {@code sentence} says failed, as long as {@code asked} where that is known. */
    public void waitAfter(int failed, String sentence, Optional<Duration> asked) throws InterruptedIOException {
        var time = asked.map(wish -> shorter(wish, LONGEST_ASKED)).orElseGet(() -> jittered(failed));
        notes.accept(sentence + "; trying again in " + Figures.of(time));
        try {
            pause.last(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting");
        }
    }

    private static Duration jittered(int failed) {
        var longest = shorter(BASE.multipliedBy(1L << Math.min(failed, 16)), LONGEST);
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(BASE.toMillis() / 2, longest.toMillis()));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
