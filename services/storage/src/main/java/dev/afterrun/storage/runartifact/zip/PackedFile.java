package dev.afterrun.storage.runartifact.zip;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Digest;

/**
 * A file of an archive, all of which was read once.
 *
 * @param size in bytes, as they were counted
 */
public record PackedFile(ArtifactPath path, Digest sha256, long size, boolean executable) {}
