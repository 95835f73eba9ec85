package dev.afterrun.duework;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether due work is done here. */
@ConfigMapping(prefix = "afterrun.due-work")
public interface DueWorkSettings {
    /** Off in a replica that is only to take note of work and leaves it to others. */
    @WithDefault("true")
    boolean enabled();
}
