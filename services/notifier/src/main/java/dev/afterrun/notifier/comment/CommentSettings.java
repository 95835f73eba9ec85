package dev.afterrun.notifier.comment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How calm the comments are. */
@ConfigMapping(prefix = "afterrun.comment")
public interface CommentSettings {
    /** At least so long between two writes on one pull request; the first is written at once. */
    @WithDefault("PT2S")
    Duration quiet();

    /** When to try again what the forge refused, such as a comment on a locked pull request. */
    @WithDefault("PT1H")
    Duration refused();

    /**
     * How long a job whose files have gone is remembered after the last news of it. The comment itself stays as it was last
     * written. Longer than Kafka keeps events.
     */
    @WithDefault("P90D")
    Duration memory();
}
