package dev.afterrun.forge.location;

import dev.afterrun.forge.github.GitHubApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An App of ours at GitHub, as somebody configured it.
 *
 * @param id its App id, or its client id
 * @param key its private key as PEM, or the file that has it; never printed
 * @param owners the accounts that it is for; none means all that no other is for
 */
public record ForgeApp(String id, Key key, List<String> owners) {
    public ForgeApp {
        owners = List.copyOf(owners);
    }

    /** Where an App's private key is. */
    public sealed interface Key {
        /** Here. */
        record Text(String pem) implements Key {
            @Override
            public String toString() {
                return "a key";
            }
        }

        /** In a file, which is read once. */
        record InFile(Path file) implements Key {}
    }

    /**
     * The App that these settings describe; empty where none is set.
     *
     * @throws IllegalArgumentException when something is missing, or said twice
     */
    public static Optional<ForgeApp> of(
            Optional<String> id, Optional<String> key, Optional<Path> file, List<String> owners) {
        var named = id.filter(text -> !text.isBlank());
        var text = key.filter(pem -> !pem.isBlank());
        if (named.isEmpty() && text.isEmpty() && file.isEmpty()) {
            return Optional.empty();
        }
        if (named.isEmpty() || text.isPresent() == file.isPresent()) {
            throw new IllegalArgumentException(
                    "A GitHub App needs its id and its private key: set the id, and either the key or the file that has it.");
        }
        Key where = text.isPresent() ? new Key.Text(text.get()) : new Key.InFile(file.orElseThrow());
        return Optional.of(new ForgeApp(named.get().strip(), where, owners));
    }

    /** @throws IllegalArgumentException when the key cannot be read */
    GitHubApp gitHubApp() {
        return GitHubApp.of(id, pem(), Set.copyOf(owners));
    }

    private String pem() {
        return switch (key) {
            case Key.Text(var pem) -> pem;
            case Key.InFile(var file) -> content(file);
        };
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalArgumentException("The App's private key cannot be read from " + file + ": " + e, e);
        }
    }
}
