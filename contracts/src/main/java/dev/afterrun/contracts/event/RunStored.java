package dev.afterrun.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.Revision;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.job.ArtifactCounts;
import dev.afterrun.contracts.job.FetchedFrom;
import dev.afterrun.contracts.job.JobDetail;
import dev.afterrun.contracts.job.JobId;
import dev.afterrun.contracts.job.StoredFile;
import dev.afterrun.contracts.persisted.JobSets;
import dev.afterrun.contracts.trace.TraceParent;
import dev.afterrun.contracts.trace.Traced;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that storage knows of the job at {@code revision}; the highest revision wins.
 *
 * <p>Type {@value #TYPE}.
 *
 * @param startedAt when the CI system started the run, where it says so
 * @param pullRequests the numbers of the pull requests that the forge names for the commit
 * @param files up to {@value dev.afterrun.contracts.Limits#FILES_SHOWN}, packages before others, each by path; of those that have
 *     expired only where {@code detail} says what they compare with
 * @param page the run's page
 * @param expiresAt when the first of its files go; empty where none has an end, they have gone, or there were none
 * @param standings how the commit stands to each of {@code pullRequests}, as far as the forge has said
 * @param detail what was made of its files; empty where that is nothing
 * @param leftOut how many package files the job has and was not to bring; empty where that is none
 * @param sets persisted sets that it restored and saved; empty where there are none
 * @param fetchedFrom out of whose run its files were fetched, which the run had left with the forge; empty where the job sent them
 * @param acceptedAt when the job's first event with its files was put on the queue, whatever had to wait since; empty where it came
 *     otherwise, or from a version that did not say so
 * @param trace the step that told it, of the trace that the job's event began; empty where that is not known
 */
public record RunStored(
        JobId job,
        Revision revision,
        RepositoryName repository,
        Commit commit,
        Commit builtCommit,
        Optional<String> branch,
        TrustLevel trust,
        Conclusion conclusion,
        Optional<Instant> startedAt,
        Instant finishedAt,
        Optional<URI> url,
        Optional<String> summary,
        List<Integer> pullRequests,
        ArtifactCounts counts,
        List<StoredFile> files,
        URI page,
        Optional<Instant> expiresAt,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PullRequestStanding> standings,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<JobDetail> detail,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Integer> leftOut,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<JobSets> sets,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<FetchedFrom> fetchedFrom,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Instant> acceptedAt,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<TraceParent> trace)
        implements StorageFact, Traced {
    /** The CloudEvents type. */
    public static final String TYPE = "dev.afterrun.run.stored.v1";

    /** Lists are never null, whatever the JSON left out. */
    public RunStored {
        pullRequests = pullRequests == null ? List.of() : List.copyOf(pullRequests);
        files = files == null ? List.of() : List.copyOf(files);
        standings = standings == null ? List.of() : List.copyOf(standings);
    }

    /** The same at another revision. */
    public RunStored at(Revision other) {
        return new RunStored(
                job,
                other,
                repository,
                commit,
                builtCommit,
                branch,
                trust,
                conclusion,
                startedAt,
                finishedAt,
                url,
                summary,
                pullRequests,
                counts,
                files,
                page,
                expiresAt,
                standings,
                detail,
                leftOut,
                sets,
                fetchedFrom,
                acceptedAt,
                trace);
    }

    /** The same, told by this step. */
    public RunStored toldBy(Optional<TraceParent> step) {
        return new RunStored(
                job,
                revision,
                repository,
                commit,
                builtCommit,
                branch,
                trust,
                conclusion,
                startedAt,
                finishedAt,
                url,
                summary,
                pullRequests,
                counts,
                files,
                page,
                expiresAt,
                standings,
                detail,
                leftOut,
                sets,
                fetchedFrom,
                acceptedAt,
                step);
    }

    /** What orders runs of one commit: when it started, or when it finished where nobody says when it started. */
    public Instant orderedAt() {
        return startedAt.orElse(finishedAt);
    }
}
