package dev.afterrun.storage.signin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where people sign in to the pages. */
@ConfigMapping(prefix = "afterrun.sign-in")
public interface SignInSettings {
    /** The realm that people sign in at: `COMPANY` where `AFTERRUN_ACCOUNTS_REALMS_COMPANY_ISSUER` names it. Not set, nobody signs in to pages. */
    Optional<String> realm();

    /** The client at the realm that the pages are. */
    @WithDefault("afterrun-pages")
    String client();

    /** The client's secret; not set where the client is a public one, as in the shipped realm. */
    Optional<String> clientSecret();

    /**
     * What sessions are sealed with, a secret: 32 bytes in base64, as `openssl rand -base64 32` makes them. All processes that show pages need the
     * same one; not set, each makes one when it starts, and sessions end with it.
     */
    Optional<String> sessionKey();

    /** How long a session lasts at most; then whoever it is signs in again. */
    @WithDefault("PT12H")
    Duration life();
}
