package dev.afterrun.storage.persisted.generation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long persisted sets stay. */
@ConfigMapping(prefix = "afterrun.persisted")
public interface PersistedSettings {
    /** How many visible generations of a name stay in each scope, where the repository does not say. */
    @WithDefault("3")
    int newest();

    /** The most that a repository may say. */
    @WithDefault("20")
    int mostNewest();

    /** For how long a generation stays that nobody asks for, where the repository does not say. */
    @WithDefault("P14D")
    Duration unused();

    /** The longest that a repository may say. */
    @WithDefault("P90D")
    Duration longestUnused();

    /** When a generation ends that has not become visible until then. */
    @WithDefault("PT24H")
    Duration undecided();

    /** How long is remembered that a generation was there, and what it was made from. */
    @WithDefault("P30D")
    Duration memory();
}
