package dev.afterrun.http.identity.realm;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Whose people and service accounts call. */
@ConfigMapping(prefix = "afterrun.accounts")
public interface AccountSettings {
    /**
     * Realms of Keycloak, each under a name of your own: `…_ISSUER` is its address, `https://HOST/realms/REALM`, letter by letter as its tokens
     * name it; `…_AUDIENCE` is what tokens have to name as their audience, and nobody besides, `afterrun` where it is not set; `…_KEYS` is where
     * its keys are, `/protocol/openid-connect/certs` of the issuer where it is not set.
     */
    Map<String, Realm> realms();

    /** One realm. */
    interface Realm {
        /** Who signs. */
        URI issuer();

        /** What tokens have to name as their audience. */
        @WithDefault("afterrun")
        String audience();

        /** Where its keys are. */
        Optional<URI> keys();
    }
}
