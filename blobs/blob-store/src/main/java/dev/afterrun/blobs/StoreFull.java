package dev.afterrun.blobs;

import java.io.IOException;

/** The store has no room left; it works again when its operator has made some. */
public final class StoreFull extends IOException {
    public StoreFull(String store, IOException cause) {
        super("the blob store " + store + " has no space left; free some or give it more", cause);
    }
}
