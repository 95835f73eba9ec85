package dev.afterrun.ingest.webhook;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Whose webhooks are taken. */
@ConfigMapping(prefix = "afterrun.webhook")
public interface WebhookSettings {
    /**
     * The secrets that GitHub signs webhooks with, by commas: several while one is being replaced, or for several apps and
     * organisations. Without any, webhooks are turned away.
     */
    Optional<List<String>> githubSecrets();
}
