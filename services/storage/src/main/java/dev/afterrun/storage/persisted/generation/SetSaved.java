package dev.afterrun.storage.persisted.generation;

import dev.afterrun.contracts.job.JobId;

/** Fired within the transaction that registers a generation: it is to be verified. */
public record SetSaved(long generation, JobId job) {}
