package dev.afterrun.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.RepositoryName;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a CI job says of its end alone, before or without what it made. Nothing in it is believed about identity or trust.
 *
 * @param run the CI system's id of the run, 1 to {@value dev.afterrun.contracts.Limits#NAME_LENGTH} characters
 * @param attempt 1 for the first
 * @param job the job's name
 * @param commit the head that the run is for
 * @param builtCommit what was checked out where that is another one, such as a pull request's test merge
 * @param branch without {@code refs/heads/}
 * @param startedAt when the CI system started the run; orders runs of one commit
 * @param url the run's page at the CI system
 * @param pullRequest a hint; only the forge's own word counts
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record JobReport(
        RepositoryName repository,
        String run,
        int attempt,
        String job,
        Commit commit,
        Optional<Commit> builtCommit,
        Optional<String> branch,
        Conclusion conclusion,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<URI> url,
        Optional<Integer> pullRequest) {

    /** The same as a report without summary and files: what such a job is until it sends more. */
    public RunReport withoutFiles() {
        return new RunReport(
                repository,
                run,
                attempt,
                job,
                commit,
                builtCommit,
                branch,
                conclusion,
                startedAt,
                finishedAt,
                url,
                Optional.empty(),
                pullRequest,
                Optional.empty(),
                List.of(),
                false);
    }
}
