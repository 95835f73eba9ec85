package dev.afterrun.storage.verification;

import dev.afterrun.contracts.Digest;

/** A blob within an object. */
record StoredCopy(long id, Digest sha256, long start, long size) {
    long end() {
        return start + size;
    }
}
