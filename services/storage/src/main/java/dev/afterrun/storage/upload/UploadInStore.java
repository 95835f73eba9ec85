package dev.afterrun.storage.upload;

import dev.afterrun.blobs.DirectUpload;

/**
 * An upload that goes straight to a store.
 *
 * @param store the name of the one that it was begun in, which need not be the one that takes what is new by now
 */
record UploadInStore(String store, DirectUpload upload) {}
