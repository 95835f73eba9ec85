package dev.afterrun.forge.local.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Every branch that the local forge has heard of, one JSON file each ({@code OWNER/NAME/branch-DIGEST.json}: a branch's name
 * is no file's name). A change is on the disk before anyone sees it.
 */
final class Branches {
    private static final String USUAL = "main";
    private static final String FORMER = "master";
    private static final String PREFIX = "branch-";

    private record Key(String repository, String name) {
        static Key of(RepositoryName repository, String name) {
            return new Key(repository.toString().toLowerCase(Locale.ROOT), name);
        }
    }

    private final Path directory;
    private final Map<Key, StoredBranch> known = new ConcurrentHashMap<>();
    private final ReentrantLock writing = new ReentrantLock();

    /** @throws IOException when the directory cannot be read, or a file in it is not ours */
    Branches(Path directory) throws IOException {
        this.directory = directory;
        try (var files = Files.walk(directory, 3)) {
            for (var file : files.filter(Branches::isOurs).toList()) {
                var stored = read(file);
                known.put(Key.of(stored.repository(), stored.name()), stored);
            }
        }
    }

    /** Applies the change to what is there now; changes never overlap. */
    StoredBranch change(RepositoryName repository, String name, Function<Optional<StoredBranch>, StoredBranch> change)
            throws IOException {
        writing.lock();
        try {
            var key = Key.of(repository, name);
            var before = Optional.ofNullable(known.get(key));
            var after = change.apply(before);
            if (before.filter(after::equals).isEmpty()) {
                write(key, after);
            }
            return after;
        } finally {
            writing.unlock();
        }
    }

    Optional<StoredBranch> find(RepositoryName repository, String name) {
        return Optional.ofNullable(known.get(Key.of(repository, name)));
    }

    /** The default branch, which nobody has to name: {@code main}, but for who has {@code master} alone. */
    String defaultOf(RepositoryName repository) {
        return find(repository, USUAL).isEmpty() && find(repository, FORMER).isPresent() ? FORMER : USUAL;
    }

    /** Whether some branch of the repository had the one commit after the other. */
    boolean haveAfter(RepositoryName repository, Commit commit, Commit earlier) {
        return known.values().stream()
                .filter(branch -> branch.repository().toString().equalsIgnoreCase(repository.toString()))
                .anyMatch(branch -> branch.hasAfter(commit, earlier));
    }

    /** Whether some branch of the repository has, or had, the commit. */
    boolean have(RepositoryName repository, Commit commit) {
        return known.values().stream()
                .filter(branch -> branch.repository().toString().equalsIgnoreCase(repository.toString()))
                .anyMatch(branch -> branch.commits().contains(commit));
    }

    private void write(Key key, StoredBranch changed) throws IOException {
        var folder = directory.resolve(key.repository());
        DurableFile.createDirectories(folder);
        var name = PREFIX + Digest.of(key.name().getBytes(StandardCharsets.UTF_8)) + ".json";
        DurableFile.replace(folder.resolve(name), Json.MAPPER.writeValueAsBytes(changed));
        known.put(key, changed);
    }

    private static boolean isOurs(Path file) {
        var name = file.getFileName().toString();
        return Files.isRegularFile(file) && name.startsWith(PREFIX) && name.endsWith(".json");
    }

    private static StoredBranch read(Path file) throws IOException {
        try {
            return Json.MAPPER.readValue(Files.readAllBytes(file), StoredBranch.class);
        } catch (JsonProcessingException unreadable) {
            throw new IOException(
                    "The local forge cannot read " + file + ": move it away, or restore it from a backup.", unreadable);
        }
    }
}
