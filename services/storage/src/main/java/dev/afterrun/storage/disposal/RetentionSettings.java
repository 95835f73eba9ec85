package dev.afterrun.storage.disposal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long files stay. */
@ConfigMapping(prefix = "afterrun.retention")
public interface RetentionSettings {
    /** From when a job's files were recorded until they go. */
    @WithDefault("P7D")
    Duration lifetime();

    /** From when the last reference to bytes is gone until the bytes go. */
    @WithDefault("PT24H")
    Duration grace();
}
