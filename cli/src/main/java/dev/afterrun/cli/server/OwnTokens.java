package dev.afterrun.cli.server;

import dev.afterrun.contracts.discovery.Discovery;
import java.net.URI;
import java.util.function.Supplier;

/** The tokens of whoever runs the command, where none was given: a job's, from its CI system, or a person's who has signed in. */
@FunctionalInterface
public interface OwnTokens {
    /** Of who has none. */
    OwnTokens NONE = (server, parts, http) -> () -> NoToken.GIVEN;

    /**
     * What proves the caller to {@code server}; asked for each request, since tokens end.
     *
     * @param parts what the server says of itself, such as whose tokens it takes
     * @param http for asking whoever makes them; shows no token to anybody
     */
    Supplier<Proof> at(URI server, Discovery parts, Http http);

    /** Whether they come before the token that a server on this machine left for whoever is here. */
    default boolean precedeLeft(URI server) {
        return false;
    }
}
