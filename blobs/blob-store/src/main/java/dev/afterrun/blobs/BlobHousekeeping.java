package dev.afterrun.blobs;

import java.io.IOException;

/** Tells the store to end by itself what uploads leave behind, should we never come back to it. */
public interface BlobHousekeeping {

    /**
     * Makes the store's own rules for that what they should be; rules of others stay as they are. What is visible is
     * concerned by none.
     */
    default Housekeeping keepHouse() throws IOException {
        return Housekeeping.NOT_NEEDED;
    }

    /** Who ends what was abandoned. */
    enum Housekeeping {
        /** The store too, by rules that it has now. */
        BY_THE_STORE,
        /** We alone: the store knows no such rules. */
        BY_US_ALONE,
        /** We, and nothing else could: the store is a directory. */
        NOT_NEEDED
    }
}
