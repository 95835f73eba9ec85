package dev.afterrun.cli.githubapp;

import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.secret.OwnersAlone;
import dev.afterrun.forge.github.NewGitHubApp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files in which an App's secrets are kept, readable by their owner alone. Nothing is written over: GitHub tells the key this once.
 *
 * @param key the private key
 * @param variables what the services are to be given
 */
record Keepsake(Path key, Path variables) {
    private static final int MOST = 100;

    /** Tried before anything is made that would have to be kept. */
    static void requireRoom(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "afterrun", ".pem"));
        } catch (IOException no) {
            throw Failure.usage("--out", "nothing can be written to " + folder, "name a directory of yours");
        }
    }

    /** Writes both, under the first name that is free. */
    static Keepsake of(NewGitHubApp app, GitHubAddress github, Path folder) throws IOException {
        for (var number = 1; number <= MOST; number++) {
            var name = name(app) + (number == 1 ? "" : "-" + number);
            var kept = new Keepsake(folder.resolve(name + ".pem"), folder.resolve(name + ".env"));
            if (!Files.exists(kept.variables()) && isWritten(kept.key(), app.key())) {
                write(kept.variables(), kept.text(app, github));
                return kept;
            }
        }
        throw new FileAlreadyExistsException(folder.resolve(name(app) + ".pem").toString());
    }

    private String text(NewGitHubApp app, GitHubAddress github) {
        return Stream.concat(
                        Stream.of(
                                "AFTERRUN_FORGE_KIND=github",
                                "AFTERRUN_FORGE_URL=" + github.api(),
                                "AFTERRUN_FORGE_NAME=" + github.name(),
                                "AFTERRUN_FORGE_APP_ID=" + app.id(),
                                "AFTERRUN_FORGE_APP_KEY_FILE=" + key),
                        app.webhookSecret().stream().map(secret -> "AFTERRUN_WEBHOOK_GITHUB_SECRETS=" + secret))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static boolean isWritten(Path file, String text) throws IOException {
        try {
            write(file, text);
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(OwnersAlone.create(file), text, StandardCharsets.UTF_8, StandardOpenOption.TRUNCATE_EXISTING);
    }

    private static String name(NewGitHubApp app) {
        return app.slug().matches("[a-z0-9][a-z0-9-]{0,99}") ? app.slug() : "app-" + app.id();
    }
}
