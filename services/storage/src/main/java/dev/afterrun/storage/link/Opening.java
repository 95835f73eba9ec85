package dev.afterrun.storage.link;

import dev.afterrun.contracts.Digest;
import java.net.URI;

/** Where a page leads for a file: to its address, or to a link where not everybody reads that. */
@FunctionalInterface
public interface Opening {
    /** Everybody reads the files themselves. */
    Opening ITSELF = (file, _) -> file;

    /** What opens {@code file}, which has these bytes. */
    URI at(URI file, Digest sha256);
}
