package dev.afterrun.blobs;

import dev.afterrun.contracts.Digest;

/**
 * An upload that goes straight to the store, in the store's own words, to be kept until it has ended.
 *
 * @param name what it is called in the store
 * @param words what else the store must be told to go on with it; may be empty
 */
public record DirectUpload(String name, String words, Digest sha256, long size) {}
