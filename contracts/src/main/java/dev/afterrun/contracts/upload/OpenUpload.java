package dev.afterrun.contracts.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.ManifestEntry;
import dev.afterrun.contracts.RepositoryName;
import java.util.List;

/**
 * The request of {@code POST /v1/uploads}: these files of this job are about to come.
 *
 * @param source the CI system, the same as the event's {@code source} will be
 * @param newVersion whether files may take names that another run has taken for this commit
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
        List<ManifestEntry> files) {}
