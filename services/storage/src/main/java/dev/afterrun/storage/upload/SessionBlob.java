package dev.afterrun.storage.upload;

import dev.afterrun.blobs.StagingKey;
import dev.afterrun.contracts.Digest;

/**
 * A blob that a session announced.
 *
 * @param size bytes
 * @param verified whether it is here: its digest was computed from bytes that arrived
 */
public record SessionBlob(Session session, Digest sha256, long size, boolean verified) {
    /** Where its bytes gather until they are whole. */
    StagingKey staging() {
        return StagingKey.of(session.id().toString(), sha256);
    }
}
