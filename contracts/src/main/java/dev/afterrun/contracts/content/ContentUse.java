package dev.afterrun.contracts.content;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.job.JobId;
import dev.afterrun.contracts.job.JobKey;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A job's file that is some content.
 *
 * @param key where {@code GET /v1/jobs/KEY} tells more of the job
 * @param job run, attempt and job
 * @param commit the head
 * @param builtCommit what was checked out; mostly the same
 * @param pullRequests those that the forge names for the commit
 * @param address where the file is read: by commit while it has its name there, else by its job
 */
public record ContentUse(
        JobKey key,
        JobId job,
        Commit commit,
        Commit builtCommit,
        Optional<String> branch,
        List<Integer> pullRequests,
        TrustLevel trust,
        ArtifactPath path,
        URI address,
        Instant finishedAt,
        Optional<Instant> expiresAt) {}
