package dev.afterrun.notifier.access;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * So many writes in a window, a quarter of them at once at most: the generic cell rate algorithm (ITU-T I.371), whose whole
 * state is one instant. In any window there are at most a quarter more than {@code writes}.
 *
 * @param interval between two writes that never pause
 * @param atOnce after a pause
 */
record Pace(Duration interval, int atOnce) {
    /** @throws IllegalArgumentException when that is none at all */
    static Pace of(int writes, Duration window) {
        if (writes < 1) {
            throw new IllegalArgumentException("at least 1 write may be made in " + window + ", not " + writes);
        }
        return new Pace(window.dividedBy(writes), Math.max(1, writes / 4));
    }

    /** How long until the next write may be, of an account that has spent until then. */
    Duration wait(@Nullable Instant spentUntil, Instant now) {
        if (spentUntil == null) {
            return Duration.ZERO;
        }
        var wait = Duration.between(now, spentUntil.minus(interval.multipliedBy(atOnce - 1L)));
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    Instant spent(@Nullable Instant spentUntil, Instant now) {
        var from = spentUntil == null || spentUntil.isBefore(now) ? now : spentUntil;
        return from.plus(interval);
    }

    @Nullable
    Instant givenBack(@Nullable Instant spentUntil) {
        return spentUntil == null ? null : spentUntil.minus(interval);
    }
}
