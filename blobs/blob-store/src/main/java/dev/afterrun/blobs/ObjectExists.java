package dev.afterrun.blobs;

/** The key is taken; an object never changes, so take a fresh key. */
public final class ObjectExists extends BlobStoreException {
    public ObjectExists(ObjectKey key) {
        super("there is an object " + key + " already; write under a fresh key");
    }
}
