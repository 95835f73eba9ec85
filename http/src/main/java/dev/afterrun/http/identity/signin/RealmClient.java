package dev.afterrun.http.identity.signin;

import dev.afterrun.http.identity.issuer.Issuer;
import java.net.URI;
import java.util.Optional;

/**
 * What we are at the realm that people sign in at.
 *
 * @param realm whose access tokens are taken
 * @param id the client's id, which its ID tokens are made out to
 * @param secret the client's; none where it is a public one
 * @param back the one address that the realm sends people back to
 */
public record RealmClient(Issuer realm, String id, Optional<String> secret, URI back) {
    /** @throws IllegalArgumentException where somebody on the way to the realm could listen */
    public RealmClient {
        if (!RealmEndpoints.isTrusted(URI.create(realm.uri()))) {
            throw new IllegalArgumentException(
                    "people would sign in at " + realm.uri() + ", where anybody on the way could listen; use https");
        }
    }
}
