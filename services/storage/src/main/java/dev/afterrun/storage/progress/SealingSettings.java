package dev.afterrun.storage.progress;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When all jobs of a commit are taken to be in. */
@ConfigMapping(prefix = "afterrun.sealing")
public interface SealingSettings {
    /**
     * How long a job that was announced, or has begun, is awaited after it was last heard of; then it is missing. GitHub ends a
     * job after six hours.
     */
    @WithDefault("PT6H")
    Duration patience();

    /** How long such a job is still awaited once the forge says that everything it ran for the commit has ended. */
    @WithDefault("PT2M")
    Duration grace();

    /**
     * Questions in a minute about what runs for commits that count against one account of the forge, over all replicas. A quarter
     * of them may come at once after a pause. GitHub allows an account 5,000 requests of any kind in an hour.
     */
    @WithDefault("30")
    int questionsPerMinute();
}
