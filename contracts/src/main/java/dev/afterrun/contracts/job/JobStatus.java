package dev.afterrun.contracts.job;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.Revision;
import dev.afterrun.contracts.TrustLevel;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The answer of {@code GET /v1/jobs/KEY}: one job as storage knows it now.
 *
 * @param settled whether no file is awaited any more
 * @param files up to {@value dev.afterrun.contracts.Limits#FILES_SHOWN}, packages before others, each by path
 */
public record JobStatus(
        JobKey key,
        JobId job,
        Revision revision,
        RepositoryName repository,
        Commit commit,
        TrustLevel trust,
        Conclusion conclusion,
        boolean settled,
        List<Integer> pullRequests,
        ArtifactCounts counts,
        List<StoredFile> files,
        URI page,
        Optional<Instant> expiresAt) {}
