package dev.afterrun.storage.pass;

import java.io.IOException;

/** It was not the store that is read which failed, but the one that is written to. */
public final class NotWritten extends IOException {
    /** Where it failed. */
    public NotWritten(String store, IOException cause) {
        super("the blob store '" + store + "' did not take it: " + cause.getMessage(), cause);
    }
}
