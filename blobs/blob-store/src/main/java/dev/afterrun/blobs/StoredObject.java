package dev.afterrun.blobs;

import java.time.Instant;

/**
 * An object as a listing tells of it.
 *
 * @param size in bytes
 * @param modified when it became visible, or a little earlier, by the store's clock
 */
public record StoredObject(ObjectKey key, long size, Instant modified) {}
