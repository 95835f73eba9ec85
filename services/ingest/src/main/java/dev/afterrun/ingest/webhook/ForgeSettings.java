package dev.afterrun.ingest.webhook;

import io.smallrye.config.ConfigMapping;

/** The forge whose webhooks are taken. */
@ConfigMapping(prefix = "afterrun.forge")
public interface ForgeSettings {
    /** What repositories' identities call it: its host, or {@code local}. Jobs of another forge get no comment. */
    String name();
}
