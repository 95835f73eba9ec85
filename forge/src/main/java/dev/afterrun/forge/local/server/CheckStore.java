package dev.afterrun.forge.local.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.http.Json;
import dev.afterrun.forge.local.CheckJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Every check of every commit, one JSON file a commit ({@code OWNER/NAME/checks-SHA.json}), on the disk before anyone sees it. */
final class CheckStore {
    private static final String PREFIX = "checks-";

    private record Key(String repository, Commit commit) {
        static Key of(RepositoryName repository, Commit commit) {
            return new Key(repository.toString().toLowerCase(Locale.ROOT), commit);
        }
    }

    private final Path directory;
    private final Map<Key, StoredChecks> known = new ConcurrentHashMap<>();
    private final ReentrantLock writing = new ReentrantLock();
    private long lastId;

    /** @throws IOException when the directory cannot be read, or a file in it is not ours */
    CheckStore(Path directory) throws IOException {
        this.directory = directory;
        try (var files = Files.walk(directory, 3)) {
            for (var file : files.filter(CheckStore::isOurs).toList()) {
                var stored = read(file);
                known.put(Key.of(stored.repository(), stored.commit()), stored);
                lastId = Math.max(lastId, stored.lastId());
            }
        }
    }

    List<CheckJson> of(RepositoryName repository, Commit commit) {
        return Optional.ofNullable(known.get(Key.of(repository, commit)))
                .map(StoredChecks::checks)
                .orElse(List.of());
    }

    CheckJson add(RepositoryName repository, Commit commit, CheckJson check) throws IOException {
        writing.lock();
        try {
            var key = Key.of(repository, commit);
            var kept = check.kept(++lastId);
            write(
                    key,
                    known.getOrDefault(key, new StoredChecks(repository, commit, List.of()))
                            .with(kept));
            return kept;
        } finally {
            writing.unlock();
        }
    }

    /** Empty where there is none of that id in the repository. */
    Optional<CheckJson> change(RepositoryName repository, long id, CheckJson check) throws IOException {
        writing.lock();
        try {
            var kept = check.kept(id);
            for (var stored : known.entrySet()) {
                var isHere = stored.getKey()
                        .repository()
                        .equals(repository.toString().toLowerCase(Locale.ROOT));
                if (isHere && stored.getValue().find(id).isPresent()) {
                    write(stored.getKey(), stored.getValue().changed(kept));
                    return Optional.of(kept);
                }
            }
            return Optional.empty();
        } finally {
            writing.unlock();
        }
    }

    private void write(Key key, StoredChecks changed) throws IOException {
        var folder = directory.resolve(key.repository());
        DurableFile.createDirectories(folder);
        DurableFile.replace(folder.resolve(PREFIX + key.commit() + ".json"), Json.MAPPER.writeValueAsBytes(changed));
        known.put(key, changed);
    }

    private static boolean isOurs(Path file) {
        var name = file.getFileName().toString();
        return Files.isRegularFile(file) && name.startsWith(PREFIX) && name.endsWith(".json");
    }

    private static StoredChecks read(Path file) throws IOException {
        try {
            return Json.MAPPER.readValue(Files.readAllBytes(file), StoredChecks.class);
        } catch (JsonProcessingException unreadable) {
            throw new IOException(
                    "The local forge cannot read " + file + ": move it away, or restore it from a backup.", unreadable);
        }
    }
}
