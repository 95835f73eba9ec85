package dev.afterrun.http.identity;

import java.time.Instant;

/**
 * A principal that a token has proven.
 *
 * @param until when that may be believed without another look: the token's end, or at once where the token may be revoked
 */
public record Verified(Principal who, Instant until) implements java.security.Principal {
    @Override
    public String getName() {
        return who.name();
    }
}
