package dev.afterrun.contracts.persisted;

import dev.afterrun.contracts.Digest;

/**
 * A pack or a description, as an upload session took it.
 *
 * @param size bytes, 1 or more
 */
public record SetBlob(Digest sha256, long size) {

    /** @throws IllegalArgumentException when it has no bytes */
    public SetBlob {
        if (size < 1) {
            throw new IllegalArgumentException("a pack or a description has 1 byte or more, not " + size);
        }
    }
}
