package dev.afterrun.contracts.content;

import java.util.List;

/**
 * The answer to {@link FindFiles}; what is in neither list is not there for the caller.
 *
 * @param contents those of the digests that are there
 * @param paths those of the paths that the commit has
 */
public record FilesFound(List<KnownFile> contents, List<KnownFile> paths) {
    public FilesFound {
        contents = contents == null ? List.of() : List.copyOf(contents);
        paths = paths == null ? List.of() : List.copyOf(paths);
    }
}
