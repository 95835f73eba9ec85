package dev.afterrun.storage.download;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Digest;
import dev.afterrun.storage.blob.Place;
import java.time.Instant;

/**
 * A stored file and where its bytes lie.
 *
 * @param modified when the job that made it finished
 * @param place a live copy; when it has gone since, another look tells why
 */
public record FoundFile(ArtifactPath path, Digest sha256, long size, Instant modified, Place place) {}
