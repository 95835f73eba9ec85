package dev.afterrun.http.identity;

import java.util.Optional;

/**
 * Of which ref a job says to be, to be held against what is proven of it.
 *
 * @param branch without {@code refs/heads/}; of a pull request the branch that it comes from
 */
public record RefSaid(Optional<String> branch, Optional<Integer> pullRequest) {
    /** Whether nothing is said. */
    public boolean isNothing() {
        return branch.isEmpty() && pullRequest.isEmpty();
    }
}
