package dev.afterrun.notifier.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How webhooks that were missed are fetched. */
@ConfigMapping(prefix = "afterrun.deliveries")
public interface DeliverySettings {
    /**
     * How often the log of each GitHub App's webhook is looked through for deliveries that nobody answered, which GitHub is then
     * asked to repeat; `PT0S` for never. Without an App there is no such log.
     */
    @WithDefault("PT5M")
    Duration every();
}
