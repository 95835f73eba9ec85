package dev.afterrun.http.identity;

import java.time.Instant;

/** A principal that a token has proven, until the token ends. */
public record Verified(Principal who, Instant until) implements java.security.Principal {
    @Override
    public String getName() {
        return who.name();
    }
}
