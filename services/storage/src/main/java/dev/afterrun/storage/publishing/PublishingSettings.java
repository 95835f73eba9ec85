package dev.afterrun.storage.publishing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How a finished run is settled. */
@ConfigMapping(prefix = "afterrun.publishing")
public interface PublishingSettings {
    /** How long announced files are awaited before the job is told with what there is. */
    @WithDefault("PT1H")
    Duration patience();
}
