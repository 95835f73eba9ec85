package dev.afterrun.storage.retention;

import dev.afterrun.contracts.Conclusion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a rule may ask of the job whose files they are.
 *
 * @param recordedAt what lifetimes are counted from: when its first event was recorded
 * @param branch the branch that it ran on; empty of untrusted runs, whose branch is their own word
 * @param defaultBranch whether that is the repository's default branch
 * @param newer when each newer run of the branch with files was recorded, in their order, up to as many as a rule can ask for
 */
public record RunFacts(
        Instant recordedAt,
        Optional<String> branch,
        boolean defaultBranch,
        PullRequestTie pullRequest,
        String job,
        Conclusion conclusion,
        List<Instant> newer) {
    public RunFacts {
        newer = List.copyOf(newer);
    }

    /** Whether it is of a pull request. */
    public boolean isOfPullRequest() {
        return !(pullRequest instanceof PullRequestTie.None);
    }
}
