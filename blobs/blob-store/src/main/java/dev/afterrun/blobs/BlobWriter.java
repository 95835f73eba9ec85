package dev.afterrun.blobs;

import java.io.IOException;

/** Writes what arrives in one piece and was verified by the caller, such as a pack. */
public interface BlobWriter {

    /** A sink whose bytes become the object {@code key} when it is committed. */
    ObjectSink write(ObjectKey key) throws IOException;
}
