package dev.afterrun.contracts.pin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.afterrun.contracts.ArtifactPath;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * What somebody asked to keep: it stays at least until then, whatever the rules say.
 *
 * @param id what it is ended by
 * @param job where one file alone is kept: whose it is
 * @param attempt that job's
 * @param path where one file alone is kept: that; else all that the run has, and what is still to come, is kept
 * @param owner who is to be asked about it
 * @param by who asked for it, by their token
 * @param until empty: until somebody ends it
 * @param page of the run, for people
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PinnedFiles(
        long id,
        String run,
        Optional<String> job,
        Optional<Integer> attempt,
        Optional<ArtifactPath> path,
        String owner,
        String reason,
        String by,
        Instant since,
        Optional<Instant> until,
        URI page) {}
