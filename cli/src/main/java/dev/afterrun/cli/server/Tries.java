package dev.afterrun.cli.server;

import dev.afterrun.cli.console.Figures;
import dev.afterrun.cli.options.Setting;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The tries of one thing: how long those that fail one after the other are waited out, and after which pauses. These are exponential
 * with full jitter, so that many jobs which failed together do not come back together, and begin where the server wants to be left
 * alone no more.
 */
public final class Tries {
    /** After so many it is time for another way, if there is one. */
    private static final int MANY = 5;

    private static final String BOUND = Setting.RETRY_FOR.flag() + " allows";
    private static final Duration BASE = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Retry retry;
    private int failed;
    private int hardlyMended;
    private Duration since = Duration.ZERO;

    Tries(Retry retry) {
        this.retry = retry;
    }

    /** Something arrived: as long as it does, it is worth going on, and what failed before counts no more. */
    public void moved() {
        failed = 0;
        hardlyMended = 0;
    }

    /** It was answered, though not to the end: if there is an outage, it begins now. How often it failed still counts. */
    public void answered() {
        since = retry.now();
    }

    /** Whether it failed so often that waiting alone hardly helps. */
    public boolean areMany() {
        return failed >= MANY;
    }

    /**
     * Waits before the next try of {@code call}.
     *
     * @throws dev.afterrun.cli.failure.Failure when there is none
     */
    public void goOnAfter(Call call, Outage outage) {
        if (!waits(call, outage)) {
            throw outage.failure(call, inVain(outage));
        }
    }

    /** Whether there is a next try of {@code call}, for which this has waited then. */
    public boolean waits(Call call, Outage outage) {
        try {
            return waits(outage.reason(call), outage.sentence(call), outage);
        } catch (InterruptedIOException e) {
            throw Outage.of(e).failure(call);
        }
    }

    /** The same of what {@code sentence} says failed, for a {@code reason} that others may have as well. */
    public boolean waits(String reason, String sentence, Outage outage) throws InterruptedIOException {
        var left = left();
        failed++;
        if (outage.chance() == Chance.SLIGHT) {
            hardlyMended++;
        }
        if (hardlyMended > MANY || !left.isPositive() || wish(outage).compareTo(left) > 0) {
            return false;
        }
        retry.say(reason, sentence + "; trying again for up to " + Figures.of(left));
        retry.rest(shorter(wish(outage).plus(jittered()), left));
        return true;
    }

    /** What came of the tries, for the line that the command ends with. */
    public String inVain(Outage outage) {
        var left = left();
        var tried = failed < 2
                ? ""
                : ", tried " + failed + " times in " + Figures.of(retry.now().minus(since));
        if (left.isPositive() && wish(outage).compareTo(left) > 0) {
            return tried + ", and asks to be left alone for " + Figures.of(wish(outage)) + ", longer than " + BOUND;
        }
        return tried.isEmpty() || left.isPositive() ? tried : tried + ", as long as " + BOUND;
    }

    private Duration left() {
        var now = retry.now();
        if (failed == 0) {
            since = now;
        }
        return retry.patience().minus(now.minus(since));
    }

    private Duration jittered() {
        var longest = shorter(BASE.multipliedBy(1L << Math.min(failed, 16)), LONGEST);
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(BASE.toMillis() / 2, longest.toMillis()));
    }

    private static Duration wish(Outage outage) {
        return outage.asked().orElse(Duration.ZERO);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
