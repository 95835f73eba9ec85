package dev.afterrun.storage.upload;

import dev.afterrun.blobs.DirectUpload;
import dev.afterrun.blobs.ObjectKey;
import java.util.Optional;

/**
 * An upload that goes straight to a store.
 *
 * @param store the name of the one that it was begun in, which need not be the one that takes what is new by now
 * @param itself the object there that it becomes without a copy, where it can
 */
record UploadInStore(String store, DirectUpload upload, Optional<ObjectKey> itself) {}
