package dev.afterrun.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a run is trusted; from verified claims, never from what a body says. Ordered: the most trusted last. */
public enum TrustLevel {
    /** Forks, {@code pull_request_target} and the like: reachable by pull request and run, never promoted. */
    UNTRUSTED,
    /** Pushes to other branches and pull requests of the same repository. */
    ORDINARY,
    /** The default branch and protected refs. */
    TRUSTED;

    /** As JSON and URLs write it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
