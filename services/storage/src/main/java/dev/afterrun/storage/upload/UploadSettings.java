package dev.afterrun.storage.upload;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The bounds of uploads. */
@ConfigMapping(prefix = "afterrun.upload")
public interface UploadSettings {
    /** Bytes of one file, at most. */
    @WithDefault("5368709120")
    long fileLimit();

    /** How long a session takes bytes, and keeps what was cut off. */
    @WithDefault("P1D")
    Duration sessionLifetime();

    /** How long a job may begin to send at a signed address; it may ask for others for as long as its session lives. */
    @WithDefault("PT1H")
    Duration addressLifetime();
}
