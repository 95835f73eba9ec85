package dev.afterrun.storage.signin;

import dev.afterrun.http.address.Addresses;
import dev.afterrun.http.identity.realm.AccountSettings;
import dev.afterrun.http.identity.realm.RealmIssuer;
import dev.afterrun.http.identity.signin.PageSignIn;
import dev.afterrun.http.identity.signin.RealmClient;
import dev.afterrun.http.identity.signin.Seal;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How people sign in to the pages, where the settings name a realm for it. */
@Singleton
public class SignInOffer {
    /** Below the application's address: where the realm sends people back to. */
    public static final String BACK = "/-/sign-in/done";

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Optional<PageSignIn> pages;

    SignInOffer(SignInSettings settings, AccountSettings accounts, Addresses addresses, Clock clock) {
        this.pages = settings.realm().map(name -> {
            refuseWhereCookiesLeak(addresses);
            var client = new RealmClient(
                    RealmIssuer.of(named(name, accounts)),
                    settings.client(),
                    settings.clientSecret(),
                    URI.create(addresses.web() + BACK));
            return PageSignIn.at(
                    client,
                    settings.sessionKey().map(SignInOffer::seal).orElseGet(Seal::ofThisProcess),
                    settings.life(),
                    clock);
        });
    }

    /** A setting that cannot be is told when the service starts, not to the first who signs in. */
    void check(@Observes StartupEvent started) {
        pages();
    }

    /** Empty where nobody signs in. */
    public Optional<PageSignIn> pages() {
        return pages;
    }

    private static AccountSettings.Realm named(String name, AccountSettings accounts) {
        return accounts.realms().entrySet().stream()
                .filter(realm -> realm.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("AFTERRUN_SIGN_IN_REALM is '" + name
                        + "', and no such realm is known; set AFTERRUN_ACCOUNTS_REALMS_" + name + "_ISSUER"));
    }

    private static Seal seal(String key) {
        try {
            return Seal.of(key);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("AFTERRUN_SIGN_IN_SESSION_KEY cannot be used: " + e.getMessage());
        }
    }

    /** Browsers keep cookies apart by host alone: neither port nor scheme keeps one from what users made there. */
    static void refuseWhereCookiesLeak(Addresses addresses) {
        var web = addresses.web();
        if (!"https".equals(web.getScheme()) && !LOOPBACK.contains(String.valueOf(web.getHost()))) {
            throw new IllegalArgumentException("people would sign in at " + web
                    + ", where anybody on the way could take their sessions; let AFTERRUN_ADDRESS_WEB have https");
        }
        if (String.valueOf(web.getHost()).equalsIgnoreCase(addresses.content().getHost())) {
            throw new IllegalArgumentException("people would sign in at " + web
                    + ", whose host serves what users made too and would get their sessions; let"
                    + " AFTERRUN_ADDRESS_CONTENT have a host of its own");
        }
    }
}
