package dev.afterrun.eventing.outlet;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How topics are made where they are missing. */
@ConfigMapping(prefix = "afterrun.topics")
public interface TopicSettings {
    /** Whether a service makes the topics at its start. Off where the operator's own tools make them. */
    @WithDefault("true")
    boolean create();

    /** Partitions of each topic: the most replicas of a service that can share its work. */
    @WithDefault("4")
    int partitions();

    /** Copies of each partition: 1 on one machine, 3 in production. */
    @WithDefault("1")
    short replication();

    /** How long facts are kept. Dead letters stay until they are resolved. */
    @WithDefault("P14D")
    Duration retention();
}
