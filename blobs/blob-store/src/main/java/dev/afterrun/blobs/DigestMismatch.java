package dev.afterrun.blobs;

import dev.afterrun.contracts.Digest;

/** The bytes that arrived are not those that were announced; none of them became visible. */
public final class DigestMismatch extends BlobStoreException {
    private final transient Digest expected;
    private final transient Digest actual;

    public DigestMismatch(Digest expected, long expectedSize, Digest actual, long actualSize) {
        super("expected " + expectedSize + " bytes with the SHA-256 " + expected + " but " + actualSize + " bytes with "
                + actual + " arrived; hash the file again and upload it anew");
        this.expected = expected;
        this.actual = actual;
    }

    /** What was announced. */
    public Digest expected() {
        return expected;
    }

    /** What was computed from the bytes. */
    public Digest actual() {
        return actual;
    }
}
