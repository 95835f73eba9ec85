package dev.afterrun.persisted.pack;

import dev.afterrun.contracts.Digest;

/**
 * A chunk in a frame, after those that are listed before it.
 *
 * @param length bytes, unpacked
 */
public record PackedChunk(Digest sha256, int length) {}
