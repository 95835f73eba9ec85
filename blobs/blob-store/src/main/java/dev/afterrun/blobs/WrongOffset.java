package dev.afterrun.blobs;

/** Bytes were sent for another place than where the upload goes on; none were taken. */
public final class WrongOffset extends BlobStoreException {
    private final long offset;

    public WrongOffset(StagingKey key, long offset, long given) {
        super("the upload " + key + " goes on at byte " + offset + ", not at " + given);
        this.offset = offset;
    }

    /** Where the upload goes on. */
    public long offset() {
        return offset;
    }
}
