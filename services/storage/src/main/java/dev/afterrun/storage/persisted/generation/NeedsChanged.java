package dev.afterrun.storage.persisted.generation;

import dev.afterrun.storage.blob.Tenant;

/**
 * Fired within the transaction in which a generation of the tenant ends, or is verified: less may be needed of its packs from then on,
 * or it is known what is.
 */
public record NeedsChanged(Tenant tenant) {}
