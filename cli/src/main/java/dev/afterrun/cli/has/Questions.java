package dev.afterrun.cli.has;

import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.options.Setting;
import dev.afterrun.cli.options.Settings;
import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryName;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What is asked for, each under the word that stood on the command line. */
sealed interface Questions {
    /** By content. */
    record Contents(Map<String, Digest> digests) implements Questions {}

    /** By name within a commit. */
    record Paths(Commit commit, Map<String, ArtifactPath> paths) implements Questions {}

    /** Reads {@code words}; files are found from {@code directory}. */
    static Questions read(List<String> words, Optional<String> commit, Path directory) {
        return commit.<Questions>map(sha -> new Paths(
                        valid("--commit", () -> new Commit(sha.toLowerCase(Locale.ROOT))),
                        each(words, word -> valid("the path", () -> new ArtifactPath(word)))))
                .orElseGet(() -> new Contents(each(words, word -> digest(word, directory))));
    }

    /** The repository that is meant. */
    static RepositoryName repository(Settings settings) {
        var found = settings.find(Setting.REPO)
                .orElseThrow(
                        () -> Failure.usage("which repository", "nothing here tells it", "give --repo OWNER/NAME"));
        return valid(found.origin(), () -> RepositoryName.parse(found.value()));
    }

    private static <T> Map<String, T> each(List<String> words, Function<String, T> meaning) {
        var all = new LinkedHashMap<String, T>();
        words.forEach(word -> all.put(word, meaning.apply(word)));
        return all;
    }

    private static Digest digest(String word, Path directory) {
        return word.matches("[0-9a-fA-F]{64}") ? new Digest(word.toLowerCase(Locale.ROOT)) : hash(word, directory);
    }

    private static Digest hash(String word, Path directory) {
        var file = directory.resolve(word);
        if (!Files.isRegularFile(file)) {
            throw Failure.usage(
                    word, "there is no such file here", "give a file, a SHA-256, or --commit and a published path");
        }
        var hash = Digest.sha256();
        try (var content = new DigestInputStream(Files.newInputStream(file), hash)) {
            content.transferTo(OutputStream.nullOutputStream());
            return Digest.ofHash(hash.digest());
        } catch (IOException e) {
            throw Failure.usage(word, "it cannot be read", "make it readable");
        }
    }

    private static <T> T valid(String origin, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw Failure.usage(origin, String.valueOf(e.getMessage()), "correct that, or see --help");
        }
    }
}
