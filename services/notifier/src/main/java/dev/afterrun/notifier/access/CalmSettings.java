package dev.afterrun.notifier.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How calm comments, statuses and check runs are. */
@ConfigMapping(prefix = "afterrun.comment")
public interface CalmSettings {
    /** At least so long between two writes of the same on one pull request; the first is written at once. */
    @WithDefault("PT3S")
    Duration quiet();

    /**
     * When to try again what the forge refused, such as a comment on a locked pull request: first after so long, then after
     * twice that, five times in all, and again with the next news of it.
     */
    @WithDefault("PT1H")
    Duration refused();

    /**
     * Writes in a minute that count against one account of the forge, over all replicas: a token, or an App's installation. A
     * quarter more may come at once after a pause. GitHub allows 80.
     */
    @WithDefault("60")
    int writesPerMinute();

    /** Writes in an hour, counted as those in a minute are; GitHub allows 500. */
    @WithDefault("400")
    int writesPerHour();

    /**
     * How long a job whose files have gone is remembered after the last news of it. The comment itself stays as it was last
     * written. Longer than Kafka keeps events.
     */
    @WithDefault("P90D")
    Duration memory();
}
