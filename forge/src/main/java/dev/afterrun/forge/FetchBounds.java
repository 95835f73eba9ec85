package dev.afterrun.forge;

import java.time.Duration;

/**
 * What fetching may take.
 *
 * @param bytes of the archive
 * @param patience from the first byte asked for to the last one written
 */
public record FetchBounds(long bytes, Duration patience) {}
