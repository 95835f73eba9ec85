package dev.afterrun.storage.index;

import dev.afterrun.contracts.Digest;

/** A document of an index, and the digest by which a reader asks whether it has changed. */
public final class Document {
    private final byte[] bytes;
    private final Digest digest;

    /** A document of these bytes, which nobody changes from now on. */
    public Document(byte[] bytes) {
        this.bytes = bytes;
        this.digest = Digest.of(bytes);
    }

    /** Its bytes, shared with all of its readers. */
    public byte[] bytes() {
        return bytes;
    }

    /** Their SHA-256. */
    public Digest digest() {
        return digest;
    }
}
