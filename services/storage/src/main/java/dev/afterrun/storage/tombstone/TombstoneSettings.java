package dev.afterrun.storage.tombstone;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long is remembered what has gone. */
@ConfigMapping(prefix = "afterrun.tombstones")
public interface TombstoneSettings {
    /**
     * From when the last file of a job went until its addresses say no more that it was there, and the job is forgotten. At least
     * 15 days, and longer than {@code AFTERRUN_TOPICS_RETENTION}: an event that comes again must not bring a job back.
     */
    @WithDefault("P90D")
    Duration memory();
}
