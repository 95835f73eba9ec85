package dev.afterrun.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What CI says when a run, or a job of it, begins. Nothing in it is believed about identity or trust.
 *
 * @param run the CI system's id of the run, 1 to {@value dev.afterrun.contracts.Limits#NAME_LENGTH} characters
 * @param attempt 1 for the first
 * @param job the job that begins; empty where the run speaks for itself
 * @param commit the head that the run is for
 * @param builtCommit what was checked out where that is another one, such as a pull request's test merge
 * @param branch without {@code refs/heads/}
 * @param startedAt when the CI system started the run; orders runs of one commit
 * @param url the run's page at the CI system
 * @param pullRequest a hint; only the forge's own word counts
 * @param expects the jobs that are to come in this attempt, up to
 *     {@value dev.afterrun.contracts.Limits#JOBS_EXPECTED}; empty where nobody knows
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record StartReport(
        RepositoryName repository,
        String run,
        int attempt,
        Optional<String> job,
        Commit commit,
        Optional<Commit> builtCommit,
        Optional<String> branch,
        Optional<Instant> startedAt,
        Optional<URI> url,
        Optional<Integer> pullRequest,
        List<String> expects) {

    /** Lists are never null, whatever the JSON left out. */
    public StartReport {
        expects = expects == null ? List.of() : List.copyOf(expects);
    }

    /** Every job that it names, each once. */
    public List<String> jobs() {
        return Stream.concat(job.stream(), expects.stream()).distinct().toList();
    }
}
