package dev.afterrun.storage.pass;

import dev.afterrun.contracts.Digest;

/** A blob within an object. */
public record StoredCopy(long id, Digest sha256, long start, long size) {
    /** The position behind its last byte. */
    public long end() {
        return start + size;
    }
}
