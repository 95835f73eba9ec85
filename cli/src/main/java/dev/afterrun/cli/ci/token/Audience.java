package dev.afterrun.cli.ci.token;

import dev.afterrun.cli.options.Variables;
import dev.afterrun.cli.server.NoToken;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Which audience the tokens for a server name. A token of this job opens whatever trusts its CI system, a cloud's account for one, so
 * what a server asks for is believed only where it is an address of the server's own host; else the workflow has to say it.
 *
 * @param named what the server asks for
 */
record Audience(Variables variables, URI server, Optional<String> named) {
    private static final String VARIABLE = "AFTERRUN_AUDIENCE";

    /** The one to ask for, if there is one. */
    Optional<String> chosen() {
        return variables.value(VARIABLE).or(() -> named.filter(this::isServers));
    }

    /** Why there is none. */
    NoToken none() {
        return named.map(other -> NoToken.because(
                        "the server asks for a token that is made out to '" + other + "', which is no address of "
                                + server.getHost(),
                        "set " + VARIABLE + " to that if it is right"))
                .orElse(NoToken.GIVEN);
    }

    private boolean isServers(String audience) {
        try {
            return server.getHost().equalsIgnoreCase(new URI(audience).getHost());
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
