package dev.afterrun.storage.again;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How fast jobs are told once more. */
@ConfigMapping(prefix = "afterrun.tell-again")
public interface AgainSettings {
    /** How many jobs are told at once. */
    @WithDefault("100")
    int batch();

    /** How long to rest between two batches, so that what is live is not crowded out. */
    @WithDefault("PT0.2S")
    Duration rest();
}
