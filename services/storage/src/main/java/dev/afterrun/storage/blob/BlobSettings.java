package dev.afterrun.storage.blob;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** Where blobs are kept. */
@ConfigMapping(prefix = "afterrun.blobs")
public interface BlobSettings {
    /** The store that is a directory. */
    Files files();

    /** A directory of this machine, or one that every replica mounts. */
    interface Files {
        /** The directory; made with owner-only rights where it is missing. */
        Path directory();
    }
}
