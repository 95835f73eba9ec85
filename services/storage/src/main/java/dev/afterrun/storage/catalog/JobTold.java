package dev.afterrun.storage.catalog;

/** Fired within the transaction in which what is known of {@code job} has changed and is told. */
public record JobTold(Job job) {}
