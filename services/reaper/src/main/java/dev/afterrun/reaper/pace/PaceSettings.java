package dev.afterrun.reaper.pace;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How fast the end of files is proposed. */
@ConfigMapping(prefix = "afterrun.pace")
public interface PaceSettings {
    /** How many jobs of one repository are proposed at once. */
    @WithDefault("100")
    int batch();

    /** How long a repository rests between two batches, so that a mass of ends does not crowd out what is live. */
    @WithDefault("PT1S")
    Duration rest();

    /** When to propose again what storage has not acted on. */
    @WithDefault("PT5M")
    Duration again();

    /** How long a job whose files have gone is remembered, lest late news bring it back. Longer than Kafka keeps events. */
    @WithDefault("P30D")
    Duration memory();
}
