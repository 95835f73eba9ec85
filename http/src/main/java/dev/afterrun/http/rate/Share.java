package dev.afterrun.http.rate;

import java.time.Duration;

/**
 * What is left of a caller's share.
 *
 * @param policy whose share it is, in one word
 * @param quota requests a minute
 * @param left requests that may come at once
 * @param until how long until there is room for one more; zero where there is
 */
record Share(String policy, long quota, long left, Duration until) {
    boolean isPassed() {
        return !until.isZero();
    }

    /** Of two, the one that counts: the one that is passed, else the one with less left. */
    Share narrower(Share other) {
        if (isPassed() != other.isPassed()) {
            return isPassed() ? this : other;
        }
        return other.left < left ? other : this;
    }

    /** The field {@code RateLimit-Policy}. */
    String policyField() {
        return "\"" + policy + "\";q=" + quota + ";w=60";
    }

    /** The field {@code RateLimit}. */
    String field() {
        return "\"" + policy + "\";r=" + left + ";t=" + seconds();
    }

    /** Whole seconds until it is worth trying again: at least one. */
    long seconds() {
        return Math.max(1, until.plusMillis(999).toSeconds());
    }
}
