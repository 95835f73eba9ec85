package dev.afterrun.storage.disposal;

import dev.afterrun.storage.catalog.Job;

/** Fired within the transaction in which some of the job's files have gone, and others stay: what is said of it may be of either. */
public record FilesGone(Job job) {}
