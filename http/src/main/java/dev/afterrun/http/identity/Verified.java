package dev.afterrun.http.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * A principal that a token has proven.
 *
 * @param issuer who has signed it, where anybody has
 * @param until when that may be believed without another look: the token's end, or at once where the token may be revoked
 */
public record Verified(Principal who, Optional<String> issuer, Instant until) implements java.security.Principal {
    @Override
    public String getName() {
        return who.name();
    }
}
