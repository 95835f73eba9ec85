package dev.afterrun.contracts;

/**
 * The name of a manifest blob and what it adds up to.
 *
 * @param files how many files it lists
 * @param bytes the sum of their sizes
 */
public record ManifestRef(Digest sha256, int files, long bytes) {}
