package dev.afterrun.contracts.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.ManifestEntry;
import dev.afterrun.contracts.RepositoryName;
import java.util.List;
import java.util.Optional;

/**
 * The request of {@code POST /v1/uploads}: these files of this job are about to come.
 *
 * @param source the CI system, the same as the event's {@code source} will be
 * @param newVersion whether files may take names that another run has taken for this commit
 * @param pullRequest a hint, as in the event; only the forge's own word counts
 * @param files up to {@value dev.afterrun.contracts.Limits#FILES_PER_JOB}
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record OpenUpload(
        RepositoryName repository,
        String source,
        String run,
        int attempt,
        String job,
        Commit commit,
        boolean newVersion,
        Optional<Integer> pullRequest,
        List<ManifestEntry> files) {}
