package dev.afterrun.contracts.event;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.Revision;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.job.JobId;
import dev.afterrun.contracts.job.JobProgress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that storage knows at {@code revision} of a job whose end nobody has told yet. Revisions go on in the job's
 * {@link RunStored}: of both kinds the highest wins.
 *
 * <p>Type {@value #TYPE}.
 *
 * @param since when it was last heard of: announced, or begun
 * @param startedAt when the CI system started the run, where it says so
 * @param pullRequests the numbers of the pull requests that the forge names for the commit
 * @param page the run's page
 * @param standings how the commit stands to each of {@code pullRequests}, as far as the forge has said
 */
public record RunUnderway(
        JobId job,
        Revision revision,
        RepositoryName repository,
        Commit commit,
        TrustLevel trust,
        JobProgress progress,
        Instant since,
        Optional<Instant> startedAt,
        Optional<URI> url,
        List<Integer> pullRequests,
        URI page,
        List<PullRequestStanding> standings)
        implements StorageFact {
    /** The CloudEvents type. */
    public static final String TYPE = "dev.afterrun.run.underway.v1";

    /** Lists are never null, whatever the JSON left out. */
    public RunUnderway {
        pullRequests = pullRequests == null ? List.of() : List.copyOf(pullRequests);
        standings = standings == null ? List.of() : List.copyOf(standings);
    }

    /** The same at another revision. */
    public RunUnderway at(Revision other) {
        return new RunUnderway(
                job, other, repository, commit, trust, progress, since, startedAt, url, pullRequests, page, standings);
    }

    /** What orders runs of one commit: when it started, or when it was last heard of where nobody says when it started. */
    public Instant orderedAt() {
        return startedAt.orElse(since);
    }
}
