package dev.afterrun.cli.login;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.options.CommonFlags;
import dev.afterrun.cli.options.FlagSource;
import dev.afterrun.cli.options.Setting;
import dev.afterrun.cli.options.Settings;
import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.server.Endpoint;
import dev.afterrun.cli.server.Http;
import dev.afterrun.cli.server.Pause;
import dev.afterrun.cli.server.Retry;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code afterrun logout}. */
@Command(
        name = "logout",
        sortOptions = false,
        header = "Ends what 'afterrun login' began: revokes the tokens, where the issuer can, and forgets them.",
        description = {
            "",
            "They are forgotten even where the issuer cannot be reached; then the command says that they are not revoked.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  afterrun logout --url https://afterrun.example.org",
            "",
            "Exit codes: 0 done, or nobody was signed in, 2 usage, 3 not revoked, refused, 4 not revoked, no answer."
        })
public final class LogoutCommand implements Runnable {
    private static final String WHAT = "revoking the sign-in";
    private static final String MEND = "it is forgotten here; end the session on the issuer's own page of your account";

    @Mixin
    private final CommonFlags common = new CommonFlags();

    private final Surroundings surroundings;
    private final Pause pause;

    /** A command that sees {@code surroundings} only, and waits by {@code pause}. */
    public LogoutCommand(Surroundings surroundings, Pause pause) {
        this.surroundings = surroundings;
        this.pause = pause;
    }

    @Override
    public void run() {
        var settings = common.settings(new FlagSource(), surroundings, List.of(), List.of());
        var server = Endpoint.find(settings, surroundings.directory()).url();
        if (settings.isOn(Setting.VERBOSE)) {
            settings.explained().forEach(surroundings.console()::note);
        }
        var logins = KeptLogins.of(surroundings);
        if (!logins.has(server)) {
            surroundings.console().print("nobody is signed in at " + server);
            return;
        }
        // Else a command that renews the tokens just now would bring them back.
        var kept = logins.alone(server, () -> taken(logins, server));
        kept.ifPresent(tokens -> revoke(tokens, settings));
        surroundings.console().print("signed out at " + server);
    }

    /** What was kept, which is so no longer. A file that cannot be read is forgotten too. */
    private static Optional<Kept> taken(KeptLogins logins, URI server) {
        try {
            return logins.find(server);
        } finally {
            logins.forget(server);
        }
    }

    private void revoke(Kept kept, Settings settings) {
        var http = Http.withoutToken(Retry.of(settings, pause, surroundings.console()));
        var issuer = issuer(kept, http);
        if (issuer.revocation().isEmpty()) {
            surroundings.console().warn("the issuer revokes no tokens: " + MEND);
            return;
        }
        var told = told(issuer, issuer.revocation().get(), kept);
        if (!told.isDone()) {
            throw new Failure(ExitCode.REFUSED, WHAT, told.reason(), MEND);
        }
    }

    private static AuthorizationServer issuer(Kept kept, Http http) {
        try {
            return AuthorizationServer.find(kept.signIn(), http);
        } catch (Failure e) {
            throw new Failure(e.exitCode(), WHAT, String.valueOf(e.getMessage()), MEND);
        }
    }

    /** With the refresh token end the access tokens that were had for it (RFC 7009, 2.1). */
    private static Told told(AuthorizationServer issuer, URI to, Kept kept) {
        var form = kept.refresh()
                .map(refresh -> Map.of("token", refresh, "token_type_hint", "refresh_token"))
                .orElseGet(() -> Map.of("token", kept.access(), "token_type_hint", "access_token"));
        try {
            return issuer.ask("asking the issuer", to, form);
        } catch (Failure e) {
            throw new Failure(e.exitCode(), WHAT, String.valueOf(e.getMessage()), MEND);
        }
    }
}
