package dev.afterrun.contracts.persisted;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.afterrun.contracts.Commit;
import java.time.Instant;
import java.util.Optional;

/**
 * The job that saves or restores, as its events say it. Nothing in it is believed about trust.
 *
 * @param source the CI system, the same as the event's {@code source} will be
 * @param run the CI system's id of the run
 * @param attempt 1 for the first
 * @param job the job's name
 * @param commit the head that the run is for
 * @param branch without {@code refs/heads/}; of a pull request the branch that it comes from
 * @param pullRequest a hint, as in the event: whether it comes from a fork, and where it leads, the forge alone says
 * @param startedAt when this job started; of several generations that of the job which started last is restored
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record SetJob(
        String source,
        String run,
        int attempt,
        String job,
        Commit commit,
        Optional<String> branch,
        Optional<Integer> pullRequest,
        Instant startedAt) {}
