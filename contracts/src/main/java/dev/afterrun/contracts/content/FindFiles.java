package dev.afterrun.contracts.content;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Digest;
import java.util.List;
import java.util.Optional;

/**
 * The request of {@code POST /v1/repositories/OWNER/NAME/files/search}: which of these are there? It holds up to
 * {@value dev.afterrun.contracts.Limits#FILES_ASKED} digests and paths together.
 *
 * @param commit of which the paths are; needed with paths
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record FindFiles(List<Digest> digests, Optional<Commit> commit, List<ArtifactPath> paths) {
    public FindFiles {
        digests = digests == null ? List.of() : List.copyOf(digests);
        paths = paths == null ? List.of() : List.copyOf(paths);
    }

    /** Asks by content. */
    public static FindFiles of(List<Digest> digests) {
        return new FindFiles(digests, Optional.empty(), List.of());
    }

    /** Asks by commit and path. */
    public static FindFiles of(Commit commit, List<ArtifactPath> paths) {
        return new FindFiles(List.of(), Optional.of(commit), paths);
    }
}
