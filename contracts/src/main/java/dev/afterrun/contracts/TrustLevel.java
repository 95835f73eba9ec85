package dev.afterrun.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a run is trusted; from verified claims, never from what a body says. Ordered: the most trusted last. */
public enum TrustLevel {
    /** Forks, {@code pull_request_target} and the like: reachable by pull request and run, never promoted. */
    UNTRUSTED(0),
    /** Pushes to other branches and pull requests of the same repository. */
    ORDINARY(1),
    /** The default branch and protected refs. */
    TRUSTED(2);

    private final int rank;

    TrustLevel(int rank) {
        this.rank = rank;
    }

    /** The level of this rank. */
    public static TrustLevel ofRank(int rank) {
        return switch (rank) {
            case 0 -> UNTRUSTED;
            case 1 -> ORDINARY;
            case 2 -> TRUSTED;
            default -> throw new IllegalArgumentException("no level of trust has the rank " + rank);
        };
    }

    /** 0 or more, as databases keep it: the higher, the more trusted. Never changes. */
    public int rank() {
        return rank;
    }

    /** The less trusted of the two. */
    public TrustLevel atMost(TrustLevel other) {
        return rank <= other.rank ? this : other;
    }

    /** As JSON and URLs write it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
