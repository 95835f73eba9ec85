package dev.afterrun.blobs;

import java.io.IOException;

/** Tells which objects there are, for audits and moves; not for any request of a user. */
public interface BlobLister {

    /** One page, in the order of the keys' bytes. Objects that come or go meanwhile may be on it or not. */
    ObjectPage list(Listing listing) throws IOException;
}
