package dev.afterrun.contracts.event;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.PullRequestState;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A pull request was opened, pushed to, edited, closed or merged; as it was then.
 *
 * <p>Type {@value #TYPE}.
 *
 * @param action the forge's own word: {@code opened}, {@code synchronize}, {@code closed} …
 * @param head the newest commit of the branch that is to be merged
 * @param before the head that a push replaced
 * @param headRepository the forge's id of the repository that the head lies in; empty where that is gone
 * @param base the branch that it goes into, without {@code refs/heads/}
 * @param mergeCommit the test merge until it is merged, what went into the base branch from then on
 * @param labels those that it has
 * @param by whose doing it was
 * @param updatedAt the forge's time of the change, by which changes of one pull request are put in order
 */
public record PullRequestChanged(
        RepositoryId repository,
        RepositoryName name,
        int number,
        String action,
        Commit head,
        Optional<Commit> before,
        Optional<String> headRepository,
        String base,
        PullRequestState state,
        Optional<Commit> mergeCommit,
        List<String> labels,
        Actor by,
        Instant updatedAt)
        implements PullRequestFact {
    /** The CloudEvents type. */
    public static final String TYPE = "dev.afterrun.pull-request.changed.v1";

    /** Lists are never null, whatever the JSON left out. */
    public PullRequestChanged {
        labels = labels == null ? List.of() : List.copyOf(labels);
    }
}
