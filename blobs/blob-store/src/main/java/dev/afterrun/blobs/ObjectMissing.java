package dev.afterrun.blobs;

/** No object goes by this key: never written, or deleted. */
public final class ObjectMissing extends BlobStoreException {
    private final transient ObjectKey key;

    public ObjectMissing(ObjectKey key) {
        super("there is no object " + key);
        this.key = key;
    }

    /** What was asked for. */
    public ObjectKey key() {
        return key;
    }
}
