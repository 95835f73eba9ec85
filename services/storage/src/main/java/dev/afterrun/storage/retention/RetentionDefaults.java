package dev.afterrun.storage.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How long files stay. */
@ConfigMapping(prefix = "afterrun.retention")
public interface RetentionDefaults {
    /** From when a job's files were recorded until they go, whatever run they are of; where it is set, the times by kind of run count for nothing. */
    Optional<Duration> lifetime();

    /** The same for runs of pull requests, where a repository's `afterrun.toml` does not say otherwise. */
    @WithDefault("P7D")
    Duration pullRequests();

    /** From when the last pull request of a run closed until its files go, if that is sooner. */
    @WithDefault("P2D")
    Duration afterClose();

    /** From when a job's files were recorded until they go, for runs of branches. */
    @WithDefault("P30D")
    Duration branches();

    /** Of the default branch, so many of the newest runs keep their files for longer; 1 to 100. */
    @WithDefault("10")
    int newest();

    /** From when a pointer led away from files until they go at the earliest. */
    @WithDefault("P7D")
    Duration released();

    /** How long files that were sent by hand stay, where their sender says nothing. */
    @WithDefault("P7D")
    Duration shares();

    /** The longest that files of pull requests may stay, whatever a repository's rules say. */
    @WithDefault("P90D")
    Duration longestOfPullRequests();

    /** The longest that any file may stay, whatever a repository's rules say. */
    Optional<Duration> longest();
}
