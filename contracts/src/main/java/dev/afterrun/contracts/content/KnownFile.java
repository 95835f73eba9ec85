package dev.afterrun.contracts.content;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Digest;
import java.net.URI;

/**
 * A file that a repository has, and whose bytes can be read.
 *
 * @param path where it was asked for, or under which the newest job has this content
 * @param size bytes
 * @param address where it is read
 */
public record KnownFile(ArtifactPath path, Digest sha256, long size, URI address) {}
