package dev.afterrun.notifier.forge;

import dev.afterrun.forge.location.ForgeKind;
import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** The forge whose pull requests get comments. */
@ConfigMapping(prefix = "afterrun.forge")
public interface ForgeSettings {
    /** How to speak to it: {@code local} or {@code github}. */
    ForgeKind kind();

    /** The base of its API. */
    URI url();

    /** May write comments on pull requests; the local forge needs none. */
    Optional<String> token();

    /** What repositories' identities call it: its host, or {@code local}. Jobs of another forge get no comment. */
    String name();
}
