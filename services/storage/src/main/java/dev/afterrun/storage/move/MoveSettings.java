package dev.afterrun.storage.move;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How files move from one store to another. */
@ConfigMapping(prefix = "afterrun.move")
public interface MoveSettings {
    /** Bytes a second that all replicas together read for it, on average. */
    @WithDefault("52428800")
    long rate();
}
