package dev.afterrun.cli;

import dev.afterrun.cli.fake.FakeIssuer;
import dev.afterrun.cli.fake.FakeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A person's machine, a server, and the issuer at which people sign in to it.
 *
 * @param directory where commands run
 */
record LoginScene(Path directory, FakeServer server, FakeIssuer issuer) implements AutoCloseable {
    /** When the person signs in; tokens are good for five minutes. */
    private static final Instant BEGUN = Instant.parse("2026-01-02T03:04:05Z");

    static LoginScene in(Path directory) throws IOException {
        var scene = new LoginScene(directory, new FakeServer(), new FakeIssuer());
        scene.server.signIn(scene.issuer.signIn(), scene.issuer::isGood);
        return scene;
    }

    /** A command with nothing set but the server. */
    CommandLineRun cli() {
        return later(0);
    }

    /** The same so many seconds after the sign-in. */
    CommandLineRun later(int seconds) {
        return CommandLineRun.in(directory, Clock.fixed(BEGUN.plusSeconds(seconds), ZoneOffset.UTC))
                .with("AFTERRUN_URL", server.url());
    }

    /** Somebody has signed in. */
    void signIn() {
        var cli = cli();
        if (cli.run("login") != 0) {
            throw new IllegalStateException(cli.err());
        }
    }

    /** A command that needs to be known to the server; the exit code. */
    static int call(CommandLineRun cli) {
        return cli.run("started", "--commit", CommandLineRun.COMMIT, "--repo", "acme/rocket", "--retry-for", "0s");
    }

    /** Where sign-ins are kept. */
    Path logins() {
        return directory.resolve(".config/afterrun/logins");
    }

    /** The files of sign-ins. */
    List<Path> kept() throws IOException {
        if (!Files.isDirectory(logins())) {
            return List.of();
        }
        try (var files = Files.list(logins())) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }

    @Override
    public void close() {
        server.close();
        issuer.close();
    }
}
