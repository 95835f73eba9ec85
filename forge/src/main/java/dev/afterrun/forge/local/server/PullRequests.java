package dev.afterrun.forge.local.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.http.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Every pull request of the local forge, one JSON file each ({@code OWNER/NAME/pr-N.json}, in lower case). A change is
 * on the disk before anyone sees it. One process at a time: the launcher's lock on its data directory sees to that.
 */
final class PullRequests {
    private static final String PREFIX = "pr-";

    private record Key(String repository, int number) {
        static Key of(RepositoryName repository, int number) {
            return new Key(repository.toString().toLowerCase(Locale.ROOT), number);
        }
    }

    private final Path directory;
    private final Map<Key, StoredPullRequest> known = new ConcurrentHashMap<>();
    private final ReentrantLock writing = new ReentrantLock();

    /** @throws IOException when the directory cannot be made, or a file in it is not ours */
    PullRequests(Path directory) throws IOException {
        this.directory = directory;
        DurableFile.createDirectories(directory);
        try (var files = Files.walk(directory, 3)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                load(file);
            }
        }
    }

    Optional<StoredPullRequest> find(RepositoryName repository, int number) {
        return Optional.ofNullable(known.get(Key.of(repository, number)));
    }

    /** Those that have, or had, the commit as head or test merge, by number. */
    List<StoredPullRequest> having(RepositoryName repository, Commit commit) {
        return known.values().stream()
                .filter(stored -> stored.repository().toString().equalsIgnoreCase(repository.toString()))
                .filter(stored -> stored.has(commit))
                .sorted(Comparator.comparingInt(stored -> stored.present().number()))
                .toList();
    }

    /** Applies the change to what is there now; changes of one pull request never overlap. */
    StoredPullRequest change(
            RepositoryName repository, int number, Function<Optional<StoredPullRequest>, StoredPullRequest> change)
            throws IOException {
        writing.lock();
        try {
            var before = find(repository, number);
            var after = change.apply(before);
            if (before.filter(after::equals).isEmpty()) {
                write(Key.of(repository, number), after);
            }
            return after;
        } finally {
            writing.unlock();
        }
    }

    private void write(Key key, StoredPullRequest changed) throws IOException {
        var file = directory.resolve(key.repository()).resolve(PREFIX + key.number() + ".json");
        DurableFile.createDirectories(directory.resolve(key.repository()));
        DurableFile.replace(file, Json.MAPPER.writeValueAsBytes(changed));
        known.put(key, changed);
    }

    private void load(Path file) throws IOException {
        var name = file.getFileName().toString();
        if (name.endsWith(DurableFile.UNFINISHED)) {
            Files.delete(file);
        } else if (name.startsWith(PREFIX) && name.endsWith(".json")) {
            var stored = read(file);
            known.put(Key.of(stored.repository(), stored.present().number()), stored);
        }
    }

    private static StoredPullRequest read(Path file) throws IOException {
        try {
            return Json.MAPPER.readValue(Files.readAllBytes(file), StoredPullRequest.class);
        } catch (JsonProcessingException unreadable) {
            throw new IOException(
                    "The local forge cannot read " + file + ": move it away, or restore it from a backup.", unreadable);
        }
    }
}
