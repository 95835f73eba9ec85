package dev.afterrun.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.afterrun.launcher.address.Endpoint;
import dev.afterrun.launcher.directory.DataDirectory;
import dev.afterrun.launcher.stack.StackSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Every secret of a deployment, by its name: what lies in the folder for them, the token that clients send, and what its
 * services were given to hide.
 */
record Secrets(Map<String, String> byName) {
    /** Enough of one to be dangerous, and too much to be there by chance. */
    private static final int PIECE = 32;

    private static final Pattern HIDDEN = Pattern.compile("SECRET|TOKEN|PASSWORD");

    static Secrets of(DataDirectory data, Endpoint endpoint, StackSettings settings) throws IOException {
        var all = new TreeMap<String, String>();
        try (var files = Files.list(data.directory("secrets"))) {
            for (var file : files.toList()) {
                all.put(
                        file.getFileName().toString(),
                        Files.readString(file, ISO_8859_1).strip());
            }
        }
        all.put("token", endpoint.token());
        for (var variables : settings.environment().values()) {
            all.putAll(hidden(variables));
        }
        return new Secrets(all);
    }

    /** The variables whose names say that nobody may read them. */
    static Map<String, String> hidden(Map<String, String> variables) {
        var hidden = new TreeMap<>(variables);
        hidden.keySet().removeIf(name -> !HIDDEN.matcher(name).find());
        return hidden;
    }

    /** Each line below a directory that tells one of them, or a large part of one, as {@code FILE:LINE tells NAME}. */
    List<String> toldIn(Path logs) throws IOException {
        var told = new ArrayList<String>();
        try (var files = Files.walk(logs)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var number = 0;
                // Whatever bytes a part has written, each of them is a character.
                for (var line : Files.readAllLines(file, ISO_8859_1)) {
                    number++;
                    for (var name : toldBy(line)) {
                        told.add("%s:%d tells %s".formatted(logs.relativize(file), number, name));
                    }
                }
            }
        }
        return told;
    }

    /** The names of those that a text tells. */
    List<String> toldBy(String text) {
        return byName.entrySet().stream()
                .filter(secret -> pieces(secret.getValue()).stream().anyMatch(text::contains))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> pieces(String secret) {
        return secret.length() <= PIECE
                ? List.of(secret)
                : IntStream.iterate(0, at -> at + PIECE <= secret.length(), at -> at + PIECE)
                        .mapToObj(at -> secret.substring(at, at + PIECE))
                        .toList();
    }
}
