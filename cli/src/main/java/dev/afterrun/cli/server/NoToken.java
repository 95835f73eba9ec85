package dev.afterrun.cli.server;

import java.util.Optional;

/**
 * Nothing: what is open to all is had without.
 *
 * @param because why there is no token, and what to do about it, for whom the server refuses for want of one; empty where the server
 *     itself says enough
 */
public record NoToken(Optional<String> because) implements Proof {
    /** Nobody gave one. */
    public static final NoToken GIVEN = new NoToken(Optional.empty());

    /** There could have been one. */
    public static NoToken because(String why, String mend) {
        return new NoToken(Optional.of(why + "; " + mend));
    }
}
