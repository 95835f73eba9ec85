package dev.afterrun.blobs;

/** Bytes are still to come; those that arrived are kept. */
public final class StagedTooShort extends BlobStoreException {
    private final long offset;

    public StagedTooShort(StagingKey key, long offset, long size) {
        super("the upload " + key + " has " + offset + " of " + size + " bytes; append the rest first");
        this.offset = offset;
    }

    /** Where the upload goes on. */
    public long offset() {
        return offset;
    }
}
