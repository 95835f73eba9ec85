package dev.afterrun.forge.local.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.http.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/** What the local forge was told of files, one JSON file a repository ({@code OWNER/NAME/sources.json}). */
final class Sources {
    private static final String FILE = "sources.json";

    private final Path directory;
    private final Map<String, StoredSources> known = new ConcurrentHashMap<>();
    private final ReentrantLock writing = new ReentrantLock();

    /** @throws IOException when the directory cannot be read, or a file in it is not ours */
    Sources(Path directory) throws IOException {
        this.directory = directory;
        try (var files = Files.walk(directory, 3)) {
            for (var file : files.filter(path -> path.endsWith(FILE)).toList()) {
                var stored = read(file);
                known.put(key(stored.repository()), stored);
            }
        }
    }

    StoredSources of(RepositoryName repository) {
        return known.getOrDefault(key(repository), StoredSources.empty(repository));
    }

    /** Applies the change to what is there now; changes never overlap, and are on the disk before anyone sees them. */
    void change(RepositoryName repository, UnaryOperator<StoredSources> change) throws IOException {
        writing.lock();
        try {
            var changed = change.apply(of(repository));
            var folder = directory.resolve(key(repository));
            DurableFile.createDirectories(folder);
            DurableFile.replace(folder.resolve(FILE), Json.MAPPER.writeValueAsBytes(changed));
            known.put(key(repository), changed);
        } finally {
            writing.unlock();
        }
    }

    private static String key(RepositoryName repository) {
        return repository.toString().toLowerCase(Locale.ROOT);
    }

    private static StoredSources read(Path file) throws IOException {
        try {
            return Json.MAPPER.readValue(Files.readAllBytes(file), StoredSources.class);
        } catch (JsonProcessingException unreadable) {
            throw new IOException(
                    "The local forge cannot read " + file + ": move it away, or restore it from a backup.", unreadable);
        }
    }
}
