package dev.afterrun.ingest.discovery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Where `afterrun login` signs people in, by OAuth's device authorization grant (RFC 8628). */
@ConfigMapping(prefix = "afterrun.login")
public interface LoginSettings {
    /**
     * The issuer, letter by letter as its own metadata calls it; `https`, or `http` of the same machine. The services have to take its
     * tokens. Not set, there is no sign-in from a terminal.
     */
    Optional<URI> issuer();

    /** The public client at the issuer that the command line is; it has no secret. */
    @WithDefault("afterrun-cli")
    String client();

    /**
     * What is asked for, names with a space between; with `offline_access` a sign-in outlives the session, where the issuer
     * allows it.
     */
    @WithDefault("openid")
    String scope();
}
