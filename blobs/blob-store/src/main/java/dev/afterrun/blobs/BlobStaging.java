package dev.afterrun.blobs;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Keeps uploads that are not whole yet, so that a cut-off costs only what had not arrived. */
public interface BlobStaging {

    /**
     * Opens the upload, beginning it where there is none. One opener at a time has it.
     *
     * @throws StagingBusy while another has it open
     */
    StagedObject stage(StagingKey key) throws IOException;

    /** Bytes kept of the upload, from which it goes on; 0 where there is none. */
    long offset(StagingKey key) throws IOException;

    /**
     * Forgets the upload and its bytes, if there is one.
     *
     * @throws StagingBusy while it is open
     */
    void discard(StagingKey key) throws IOException;

    /**
     * Uploads, and what a crash left of sinks, that no byte has reached since {@code before}; in no order.
     *
     * @param limit 1 or more; what is beyond it is found again after a {@link #discard}
     */
    List<StagingState> staged(Instant before, int limit) throws IOException;
}
