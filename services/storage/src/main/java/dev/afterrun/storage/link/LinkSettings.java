package dev.afterrun.storage.link;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Links that open one file for a time. */
@ConfigMapping(prefix = "afterrun.links")
public interface LinkSettings {
    /**
     * What links are signed with, secrets: 32 bytes in base64 each, as `openssl rand -base64 32` makes them. The first signs, all are
     * believed, so that one takes the place of another. All processes need the same ones; not set, `AFTERRUN_SIGN_IN_SESSION_KEY`
     * serves, and without that there are no links.
     */
    Optional<List<String>> keys();
}
