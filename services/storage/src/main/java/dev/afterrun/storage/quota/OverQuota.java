package dev.afterrun.storage.quota;

/** Fired within a transaction, again and again for as long as it is so: somebody has more than it may have. */
public record OverQuota(Owner owner) {}
