package dev.afterrun.storage.audit;

import dev.afterrun.blobs.ObjectKey;
import java.time.Instant;

/**
 * An object as rows tell of it.
 *
 * @param needed whether a copy in it counts: one that is neither condemned nor damaged
 * @param since when the newest of its rows was made
 * @param bytes of the copies that count
 */
record KnownObject(ObjectKey key, boolean needed, Instant since, long bytes) {}
