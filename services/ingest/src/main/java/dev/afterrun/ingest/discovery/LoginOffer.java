package dev.afterrun.ingest.discovery;

import dev.afterrun.contracts.discovery.SignIn;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** What callers are told of signing in. */
@Singleton
public class LoginOffer {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Optional<SignIn> signIn;

    /** @throws IllegalArgumentException where somebody on the way to the issuer could take its place */
    public LoginOffer(LoginSettings settings) {
        this.signIn = settings.issuer().map(issuer -> new SignIn(trusted(issuer), settings.client(), settings.scope()));
    }

    /** A wrong address is told when the service starts, not to the first who asks. */
    void check(@Observes StartupEvent started) {}

    /** Where people sign in, if anywhere. */
    public Optional<SignIn> signIn() {
        return signIn;
    }

    private static URI trusted(URI issuer) {
        var host = String.valueOf(issuer.getHost());
        var safe = "https".equals(issuer.getScheme()) || ("http".equals(issuer.getScheme()) && LOOPBACK.contains(host));
        if (!safe || issuer.getHost() == null || issuer.getRawQuery() != null || issuer.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "AFTERRUN_LOGIN_ISSUER is no https address of an issuer, nor an http one of this machine: whoever is on"
                            + " the way could sign people in to himself; use https");
        }
        return issuer;
    }
}
