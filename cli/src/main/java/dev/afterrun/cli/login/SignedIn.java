package dev.afterrun.cli.login;

import dev.afterrun.cli.options.Setting;
import dev.afterrun.cli.server.Http;
import dev.afterrun.cli.server.NoToken;
import dev.afterrun.cli.server.OwnTokens;
import dev.afterrun.cli.server.Proof;
import dev.afterrun.contracts.discovery.Discovery;
import java.net.URI;
import java.time.Clock;
import java.util.function.Supplier;

/** A person's tokens, each for the server alone that it was kept for. */
record SignedIn(KeptLogins logins, Clock clock) implements OwnTokens {
    @Override
    public Supplier<Proof> at(URI server, Discovery parts, Http http) {
        return logins.has(server) ? new LoginTokens(logins, server, http, clock) : () -> none(server, parts);
    }

    /** Who has signed in wants to be known as that person, and not as whoever runs the server. */
    @Override
    public boolean precedeLeft(URI server) {
        return logins.has(server);
    }

    private static NoToken none(URI server, Discovery parts) {
        return parts.signIn().isPresent()
                ? NoToken.because(
                        "nobody is signed in at " + server,
                        "run 'afterrun login', or give a token as " + Setting.TOKEN.variable())
                : NoToken.GIVEN;
    }
}
