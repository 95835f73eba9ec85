package dev.afterrun.http.identity.job;

import java.net.URI;
import java.util.Set;

/**
 * A CI system that signs tokens of its jobs.
 *
 * @param uri the tokens' {@code iss}, letter by letter
 * @param keys where its JSON Web Key Set is (RFC 7517)
 * @param audience the tokens' {@code aud}
 */
record Issuer(String uri, URI keys, String audience, JobClaims claims) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** @throws IllegalArgumentException where somebody on the way could exchange the keys */
    Issuer {
        if (!"https".equals(keys.getScheme()) && !LOOPBACK.contains(String.valueOf(keys.getHost()))) {
            throw new IllegalArgumentException("the keys of " + uri + " are at " + keys
                    + ", where anybody on the way could exchange them; use https");
        }
    }
}
