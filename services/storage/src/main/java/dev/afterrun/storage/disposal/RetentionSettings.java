package dev.afterrun.storage.disposal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long files stay. */
@ConfigMapping(prefix = "afterrun.retention")
public interface RetentionSettings {
    /** From when the last reference to bytes is gone until the bytes go. */
    @WithDefault("PT24H")
    Duration grace();
}
