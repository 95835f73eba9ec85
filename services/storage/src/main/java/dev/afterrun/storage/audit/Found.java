package dev.afterrun.storage.audit;

import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.contracts.store.AuditFinding.Kind;

/**
 * An object that only one side tells of.
 *
 * @param bytes of the object, or of what rows say lies in it
 */
record Found(ObjectKey key, Kind kind, long bytes) {}
