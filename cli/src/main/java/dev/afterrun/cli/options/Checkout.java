package dev.afterrun.cli.options;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The Git checkout that holds the working directory, asked through {@code git} where there is one. */
public final class Checkout implements SettingSource {
    private static final int PATIENCE_SECONDS = 10;

    private final Path directory;
    private final Optional<String> commit;

    /** The checkout around {@code directory}, if any. */
    public Checkout(Path directory) {
        this(directory, Optional.empty());
    }

    /** The same, asked about one commit, if any is named: the checkout's branch says nothing of a commit that is not its HEAD. */
    public Checkout(Path directory, Optional<String> commit) {
        this.directory = directory;
        this.commit = commit;
    }

    @Override
    public Optional<Found> find(Setting setting) {
        return switch (setting) {
            case COMMIT -> head().map(head -> new Found(head, "the checkout's HEAD"));
            case REPO ->
                git("remote", "get-url", "origin")
                        .flatMap(RemoteUrl::repository)
                        .map(name -> new Found(name, "git's remote 'origin'"));
            case BRANCH ->
                git("symbolic-ref", "--quiet", "--short", "HEAD")
                        .filter(branch -> isAtCommit())
                        .map(branch -> new Found(branch, "the checkout's branch"));
            default -> Optional.empty();
        };
    }

    private boolean isAtCommit() {
        return commit.isEmpty() || head().filter(commit.get()::equalsIgnoreCase).isPresent();
    }

    private Optional<String> head() {
        return git("rev-parse", "--verify", "HEAD");
    }

    private Optional<String> git(String... arguments) {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.exitValue() == 0 && !said.isEmpty() ? Optional.of(said) : Optional.empty();
        } catch (IOException e) {
            // No git on this machine: the flags say it all.
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
