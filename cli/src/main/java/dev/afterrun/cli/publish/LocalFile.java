package dev.afterrun.cli.publish;

import dev.afterrun.contracts.ArtifactPath;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * A file that is to be published.
 *
 * @param path its name there
 * @param file where it lies here; of a symbolic link the target, so that nobody can turn it elsewhere meanwhile
 * @param size bytes, when it was found
 * @param modified when it had last been written to, then
 */
public record LocalFile(ArtifactPath path, Path file, long size, FileTime modified, boolean executable) {}
