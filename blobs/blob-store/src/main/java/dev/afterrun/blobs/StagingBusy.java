package dev.afterrun.blobs;

import java.io.IOException;

/** Another request has this upload open; try again when it has ended. */
public final class StagingBusy extends IOException {
    public StagingBusy(StagingKey key) {
        super("the upload " + key + " is being written by another request; try again when that has ended");
    }
}
