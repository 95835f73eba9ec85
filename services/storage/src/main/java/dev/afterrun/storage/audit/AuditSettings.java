package dev.afterrun.storage.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How stores are compared with the database. */
@ConfigMapping(prefix = "afterrun.audit")
public interface AuditSettings {
    /**
     * How old an object without a row, or a row without an object, has to be before it counts: longer than an upload takes from
     * its last byte to its row, and longer than clocks differ.
     */
    @WithDefault("PT24H")
    Duration grace();

    /** Objects a second that are compared of one store, on average. */
    @WithDefault("5000")
    int rate();

    /** Findings in one store beyond which an audit ends there without mending anything. */
    @WithDefault("100000")
    int mostFindings();
}
