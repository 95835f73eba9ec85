package dev.afterrun.storage.disposal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How disposal yields to live traffic when the store or PostgreSQL is slow. */
@ConfigMapping(prefix = "afterrun.yielding")
public interface YieldingSettings {
    /** What one step of disposal may take on average of the last eight; beyond it, disposal rests between two. */
    @WithDefault("PT0.25S")
    Duration slow();

    /** How many times as long as these steps took it rests then. */
    @WithDefault("3")
    int times();

    /** The longest rest between two steps. */
    @WithDefault("PT10S")
    Duration mostRest();

    /** How many times as long as a step took disposal pauses after it, a second at most, while this replica answers requests. */
    @WithDefault("1")
    int besideRequests();

    /** Pieces of each kind of deletion that one replica is at, at the same time. */
    @WithDefault("2")
    int deletions();
}
