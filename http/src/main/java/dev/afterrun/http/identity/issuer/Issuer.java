package dev.afterrun.http.identity.issuer;

import java.net.URI;
import java.util.Set;

/**
 * Who signs tokens that are taken: a CI system, or a realm.
 *
 * @param uri the tokens' {@code iss}, letter by letter
 * @param keys where its JSON Web Key Set is (RFC 7517)
 * @param audience the tokens' {@code aud}
 */
public record Issuer(String uri, URI keys, String audience, TokenClaims claims) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** @throws IllegalArgumentException where somebody on the way could exchange the keys */
    public Issuer {
        if (!"https".equals(keys.getScheme()) && !LOOPBACK.contains(String.valueOf(keys.getHost()))) {
            throw new IllegalArgumentException("the keys of " + uri + " are at " + keys
                    + ", where anybody on the way could exchange them; use https");
        }
    }
}
