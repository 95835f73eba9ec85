package dev.afterrun.eventing.outlet;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How patient a service's one producer is. */
@ConfigMapping(prefix = "afterrun.outlet")
public interface OutletSettings {
    /** How long a send may go unacknowledged before it fails: longer than a broker's restart. */
    @WithDefault("PT30S")
    Duration delivery();

    /**
     * How long a send may hold up its caller while there is no room or the topic is not known yet. Zero where callers
     * are event loops: the send fails at once instead.
     */
    @WithDefault("PT5S")
    Duration waiting();
}
