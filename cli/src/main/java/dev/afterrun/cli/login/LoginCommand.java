package dev.afterrun.cli.login;

import dev.afterrun.cli.ci.CiTokens;
import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.options.CommonFlags;
import dev.afterrun.cli.options.FlagSource;
import dev.afterrun.cli.options.Setting;
import dev.afterrun.cli.options.Settings;
import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.server.Endpoint;
import dev.afterrun.cli.server.OwnTokens;
import dev.afterrun.cli.server.Pause;
import dev.afterrun.cli.server.Retry;
import dev.afterrun.cli.server.Server;
import dev.afterrun.contracts.discovery.SignIn;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code afterrun login}. */
@Command(
        name = "login",
        sortOptions = false,
        header = "Signs you in at a server, with a browser on this or any other device.",
        description = {
            "",
            "Prints the address of a page and a code to enter there, and waits until you have. Later commands are then known as"
                    + " yours to that server, and to no other, where they are given no token; 'afterrun logout' ends that."
                    + " Jobs of a CI system never use it.",
            "",
            "The tokens are never printed. They are kept in a file that you alone may read, in the directory afterrun/logins of",
            "  Linux    $XDG_CONFIG_HOME, else ~/.config",
            "  macOS    ~/Library/Application Support",
            "  Windows  %%APPDATA%%",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  afterrun login --url https://afterrun.example.org",
            "",
            "Exit codes: 0 signed in, 2 usage, 3 denied, 4 nobody confirmed in time, or no answer, 5 the issuer cannot be"
                    + " trusted, 6 the server knows no sign-in."
        })
public final class LoginCommand implements Runnable {
    private static final String WHAT = "signing in";

    @Mixin
    private final CommonFlags common = new CommonFlags();

    private final Surroundings surroundings;
    private final Pause pause;

    /** A command that sees {@code surroundings} only, and waits by {@code pause}. */
    public LoginCommand(Surroundings surroundings, Pause pause) {
        this.surroundings = surroundings;
        this.pause = pause;
    }

    @Override
    public void run() {
        if (CiTokens.areOfJob(surroundings)) {
            throw Failure.usage(
                    WHAT, "this is a job of a CI system, where nobody is", "give the job a token as AFTERRUN_TOKEN");
        }
        var settings = common.settings(new FlagSource(), surroundings, List.of(), List.of());
        var endpoint = Endpoint.find(settings, surroundings.directory()).withoutToken();
        if (settings.isOn(Setting.VERBOSE)) {
            settings.explained().forEach(surroundings.console()::note);
        }
        signIn(endpoint, settings);
    }

    private void signIn(Endpoint endpoint, Settings settings) {
        var console = surroundings.console();
        var server = Server.at(endpoint, OwnTokens.NONE, Retry.of(settings, pause, console));
        var signIn = server.parts()
                .signIn()
                .filter(LoginCommand::isWhole)
                .orElseThrow(() -> new Failure(
                        ExitCode.NONE_THERE,
                        WHAT,
                        "the installation at " + endpoint.url() + " knows no sign-in",
                        "give a token as AFTERRUN_TOKEN"));
        var logins = KeptLogins.of(surroundings);
        logins.requireRoom();
        var issuer = AuthorizationServer.find(signIn, server.http().withoutToken());
        var granted = new DeviceSignIn(issuer, signIn.scope(), pause, console).await();
        var kept = Kept.of(endpoint.url(), signIn, granted, surroundings.clock().instant());
        logins.alone(endpoint.url(), () -> {
            logins.keep(kept);
            return kept;
        });
        console.print("signed in at " + endpoint.url() + "; 'afterrun logout' ends it");
        settings.find(Setting.TOKEN)
                .ifPresent(token -> console.warn(token.origin() + " is set, and comes before this sign-in"));
    }

    private static boolean isWhole(SignIn signIn) {
        return Stream.of(signIn.issuer(), signIn.client(), signIn.scope()).allMatch(Objects::nonNull);
    }
}
