package dev.afterrun.blobs;

import java.time.Instant;

/**
 * How far an upload has come.
 *
 * @param offset bytes that are kept
 * @param touched when bytes last arrived, by the store's clock
 */
public record StagingState(StagingKey key, long offset, Instant touched) {}
