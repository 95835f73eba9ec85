package dev.afterrun.cli.publish;

import dev.afterrun.contracts.ArtifactPath;
import java.nio.file.Path;

/**
 * A file that is to be published.
 *
 * @param path its name there
 * @param file where it lies here; of a symbolic link the target, so that nobody can turn it elsewhere meanwhile
 */
record LocalFile(ArtifactPath path, Path file, boolean executable) {}
