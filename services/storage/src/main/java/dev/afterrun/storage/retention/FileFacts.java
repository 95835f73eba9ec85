package dev.afterrun.storage.retention;

import dev.afterrun.contracts.ArtifactPath;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a rule may ask of a file.
 *
 * @param size in bytes
 * @param kinds the kinds of package that it is: one at most, but for archives that two kinds read
 * @param downloaded when its content was last downloaded from its repository
 */
public record FileFacts(ArtifactPath path, long size, Set<String> kinds, Optional<Instant> downloaded) {
    public FileFacts {
        kinds = Set.copyOf(kinds);
    }

    /** Of a file that nobody has downloaded, or of which nobody asks that. */
    public FileFacts(ArtifactPath path, long size, Set<String> kinds) {
        this(path, size, kinds, Optional.empty());
    }
}
