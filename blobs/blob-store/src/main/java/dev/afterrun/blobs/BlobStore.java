package dev.afterrun.blobs;

/**
 * Bytes of any size under keys of our own. An object is visible whole or not at all, and never changes. Take the
 * narrowest of these interfaces that serves.
 */
public interface BlobStore extends BlobStaging, BlobWriter, BlobReader, BlobDeleter, BlobLister {}
