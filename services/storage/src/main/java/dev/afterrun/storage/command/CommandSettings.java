package dev.afterrun.storage.command;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What people may ask for on pull requests. */
@ConfigMapping(prefix = "afterrun.commands")
public interface CommandSettings {
    /** The label that asks for uploads, whatever its case; taken away, it asks for none. */
    @WithDefault("afterrun:upload")
    String label();

    /** The longest time that `/afterrun keep` may name. */
    @WithDefault("P90D")
    Duration mostKept();

    /** Comments with commands that one person gets answered on one pull request in an hour; what is more is passed over. */
    @WithDefault("10")
    int perPerson();

    /** Comments with commands that are answered on one pull request in an hour, whoever wrote them. */
    @WithDefault("60")
    int perPullRequest();

    /**
     * How long it is remembered which commands were done. One that is older when it arrives is not done. Longer than Kafka keeps
     * events.
     */
    @WithDefault("P30D")
    Duration memory();
}
