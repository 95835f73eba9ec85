package dev.afterrun.storage.persisted.generation;

/** Fired within the transaction that registers a generation: it is to be verified. */
public record SetSaved(long generation) {}
