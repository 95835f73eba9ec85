package dev.afterrun.blobs;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;

/** The shortest way for a slice's bytes to reach a reader; which one, the store decides. */
public sealed interface Delivery {

    /**
     * A file of this machine, to be sent by the kernel without a copy. The object may be deleted before the file is
     * opened: what is then not found, is gone.
     */
    record LocalFile(Path path, long offset, long length) implements Delivery {}

    /** Bytes through this process; the receiver closes the stream. */
    record Streamed(InputStream content, long length) implements Delivery {}

    /** An address, good for a short while, from which the reader takes exactly the slice. */
    record Redirect(URI address) implements Delivery {}
}
