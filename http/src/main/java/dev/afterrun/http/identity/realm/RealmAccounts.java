package dev.afterrun.http.identity.realm;

import dev.afterrun.http.identity.Authenticator;
import dev.afterrun.http.identity.issuer.IssuedTokens;
import dev.afterrun.http.identity.issuer.Issuer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;

/** Takes tokens of the realms that the settings name. */
@Singleton
final class RealmAccounts {
    private final AccountSettings settings;

    RealmAccounts(AccountSettings settings) {
        this.settings = settings;
    }

    /** A setting that cannot be is told when the service starts, not to the first who calls. */
    void check(@Observes StartupEvent started) {
        issuers(settings);
    }

    @Produces
    @Singleton
    Authenticator accounts(Clock clock) {
        return IssuedTokens.of(issuers(settings), clock);
    }

    /** @throws IllegalArgumentException where two realms are the same one, or keys could be exchanged on their way */
    static List<Issuer> issuers(AccountSettings settings) {
        var issuers = new LinkedHashMap<String, Issuer>();
        for (var realm : settings.realms().values()) {
            var issuer = RealmIssuer.of(realm);
            if (issuers.put(issuer.uri(), issuer) != null) {
                throw new IllegalArgumentException(
                        "AFTERRUN_ACCOUNTS_REALMS_…_ISSUER is " + issuer.uri() + " twice; name each realm once");
            }
        }
        return List.copyOf(issuers.values());
    }
}
