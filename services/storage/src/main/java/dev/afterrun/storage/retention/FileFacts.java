package dev.afterrun.storage.retention;

import dev.afterrun.contracts.ArtifactPath;
import java.util.Set;

/**
 * What a rule may ask of a file.
 *
 * @param size in bytes
 * @param kinds the kinds of package that it is: one at most, but for archives that two kinds read
 */
public record FileFacts(ArtifactPath path, long size, Set<String> kinds) {
    public FileFacts {
        kinds = Set.copyOf(kinds);
    }
}
