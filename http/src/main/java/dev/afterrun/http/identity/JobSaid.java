package dev.afterrun.http.identity;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import java.util.Optional;

/**
 * What a job says of itself, to be held against what is proven of it.
 *
 * @param builtCommit empty where the request has no place for it
 * @param branch without {@code refs/heads/}
 */
public record JobSaid(
        RepositoryName repository,
        String run,
        int attempt,
        Commit commit,
        Optional<Commit> builtCommit,
        Optional<String> branch,
        Optional<Integer> pullRequest) {
    /** The part of it that says the ref. */
    RefSaid ref() {
        return new RefSaid(branch, pullRequest);
    }
}
