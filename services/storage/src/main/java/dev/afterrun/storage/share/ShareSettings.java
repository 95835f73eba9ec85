package dev.afterrun.storage.share;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Files that people send by hand, with curl alone. */
@ConfigMapping(prefix = "afterrun.share")
public interface ShareSettings {
    /** `owner/name` of the repository that they belong to where the sender names none and its token covers several. */
    Optional<String> repository();

    /** How long they may be asked to stay, at most. */
    @WithDefault("P30D")
    Duration longest();

    /** How long a sender is waited for in all, before it has to have sent 1 KiB a second on average. */
    @WithDefault("PT1M")
    Duration patience();
}
