package dev.afterrun.ingest.event;

import dev.afterrun.contracts.Limits;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The bounds of files that an operator may set. */
@ConfigMapping(prefix = "afterrun.upload")
public interface UploadSettings {
    /** Bytes of one file. */
    @WithDefault("" + Limits.FILE_BYTES)
    long fileLimit();
}
