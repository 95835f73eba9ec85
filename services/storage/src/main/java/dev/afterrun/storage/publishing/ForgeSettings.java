package dev.afterrun.storage.publishing;

import dev.afterrun.forge.location.ForgeKind;
import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** The forge that is asked for pull requests. */
@ConfigMapping(prefix = "afterrun.forge")
public interface ForgeSettings {
    /** Which adapter. */
    ForgeKind kind();

    /** The API's base address. */
    URI url();

    /** What the forge knows us by; never printed. */
    Optional<String> token();

    /** The forge's name in identities: its host, or {@code local}. */
    String name();
}
