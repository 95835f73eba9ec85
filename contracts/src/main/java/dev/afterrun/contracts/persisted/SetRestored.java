package dev.afterrun.contracts.persisted;

/**
 * The request of {@code POST /v1/persisted/OWNER/NAME/generations/ID/restores}: the moment before the first file becomes visible.
 * What the job saves from then on is derived from this generation.
 */
public record SetRestored(SetJob job) {}
