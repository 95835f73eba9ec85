package dev.afterrun.cli.githubapp;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.options.Amount;
import dev.afterrun.cli.options.Found;
import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.server.Json;
import dev.afterrun.cli.server.Pause;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.forge.github.NewGitHubApp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code afterrun github-app create}. */
@Command(
        name = "create",
        sortOptions = false,
        header = "Makes a GitHub App for this installation, with a browser for the one step that is yours.",
        description = {
            "",
            "Prints an address of this machine. Opened in a browser where you are signed in to GitHub, it takes what the App"
                    + " is to be to GitHub's own page; you press the button there. The App's private key and its webhook"
                    + " secret are then written to files that nobody else can read, and never shown.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  afterrun github-app create --org acme --url https://afterrun.example.org --webhooks",
            "",
            "Exit codes: 0 done, 2 usage, 3 refused, 4 nobody came back, or no answer."
        })
final class CreateCommand implements Runnable {
    private static final String WHAT = "making the App";
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration BETWEEN = Duration.ofSeconds(2);
    private static final int TRIES = 3;

    @Mixin
    private final Wishes wishes = new Wishes();

    @Option(
            names = "--github",
            paramLabel = "URL",
            defaultValue = "https://github.com",
            description = "Which GitHub: https://HOST of an Enterprise Server. Default: ${DEFAULT-VALUE}.")
    private String github = "";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Where the files are to be written. Default: the current directory.")
    private String out = "";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Of this machine, such as ssh -L leads to from yours. Default: any that is free.")
    @Nullable
    private String port;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            defaultValue = "10m",
            description = "How long to wait for you, up to 1h. Default: ${DEFAULT-VALUE}.")
    private String wait = "";

    private final Surroundings surroundings;
    private final Pause pause;

    CreateCommand(Surroundings surroundings, Pause pause) {
        this.surroundings = surroundings;
        this.pause = pause;
    }

    @Override
    public void run() {
        var manifest = wishes.manifest(surroundings);
        var at = GitHubAddress.of(github);
        var folder = surroundings.directory().resolve(out).normalize();
        var patience = patience();
        Keepsake.requireRoom(folder);
        try (var reception = opened(manifest, at)) {
            surroundings
                    .console()
                    .note("open " + reception.address()
                            + " in a browser where you are signed in to GitHub; waiting for " + patience.toSeconds()
                            + " s");
            keep(made(at, code(reception, patience)), at, folder);
        }
    }

    private Reception opened(Manifest manifest, GitHubAddress at) {
        try {
            return Reception.open(port(), guest -> form(guest, manifest, at));
        } catch (IOException taken) {
            throw Failure.usage("--port", "it cannot be listened on", "give another, or none");
        }
    }

    private static String code(Reception reception, Duration patience) {
        try {
            return reception
                    .code(patience)
                    .orElseThrow(() -> new Failure(
                            ExitCode.UNREACHABLE,
                            WHAT,
                            "nobody came back from GitHub in time",
                            "begin anew, or give --wait"));
        } catch (IOException stopped) {
            throw new Failure(ExitCode.UNREACHABLE, WHAT, "it was interrupted", "begin anew");
        }
    }

    /** The App is there; what is asked for again is only what GitHub tells of it. */
    private NewGitHubApp made(GitHubAddress at, String code) {
        for (var tries = 1; ; tries++) {
            try {
                return NewGitHubApp.from(at.api(), code);
            } catch (ForgeRefused refused) {
                throw new Failure(ExitCode.REFUSED, WHAT, String.valueOf(refused.getMessage()));
            } catch (IOException away) {
                again(tries);
            }
        }
    }

    private void again(int tries) {
        if (tries == TRIES) {
            throw lost("GitHub has made it, and did not tell its key");
        }
        try {
            pause.last(BETWEEN);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw lost("GitHub has made it, and it was interrupted");
        }
    }

    private void keep(NewGitHubApp app, GitHubAddress at, Path folder) {
        try {
            var kept = Keepsake.of(app, at, folder);
            var console = surroundings.console();
            console.print(app + " is made: " + app.page());
            console.print("its private key: " + kept.key());
            console.print("give storage, notifier and ingest what is in " + kept.variables());
            console.print("then install it: " + app.page() + "/installations/new");
        } catch (IOException full) {
            throw lost("GitHub has made it, and its key could not be written to " + folder);
        }
    }

    private static Failure lost(String why) {
        return new Failure(
                ExitCode.UNREACHABLE,
                WHAT,
                why,
                "generate a private key on its page at GitHub, or delete it there and begin anew");
    }

    private String form(Reception guest, Manifest manifest, GitHubAddress at) {
        return Page.form(
                at.registration(wishes.organisation(), guest.state()),
                new String(Json.write(manifest.json(guest.redirect())), StandardCharsets.UTF_8));
    }

    private int port() {
        return Optional.ofNullable(port)
                .map(given -> Amount.number(new Found(given, "--port"), 1, 65_535))
                .orElse(0);
    }

    private Duration patience() {
        var given = Amount.time(new Found(wait, "--wait"));
        if (!given.isPositive() || given.compareTo(LONGEST) > 0) {
            throw Failure.usage("--wait", "'" + wait + "' is not within 1 hour", "write 10m or less than 1h");
        }
        return given;
    }
}
