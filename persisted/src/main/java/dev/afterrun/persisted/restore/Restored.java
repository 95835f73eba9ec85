package dev.afterrun.persisted.restore;

/**
 * What a restore did.
 *
 * @param made files, directories and links that were put in their places
 * @param unchanged those that were there already
 * @param bytes that were written
 */
public record Restored(int made, int unchanged, long bytes) {}
