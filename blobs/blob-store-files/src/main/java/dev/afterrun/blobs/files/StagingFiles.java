package dev.afterrun.blobs.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.afterrun.blobs.StagingBusy;
import dev.afterrun.blobs.StagingKey;
import dev.afterrun.blobs.StagingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The uploads under way, one file each, each open to one at a time. */
final class StagingFiles {
    private final Path root;
    private final Set<StagingKey> open = ConcurrentHashMap.newKeySet();

    StagingFiles(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    StagingFile open(StagingKey key) throws IOException {
        if (!open.add(key)) {
            throw new StagingBusy(key);
        }
        try {
            return StagingFile.open(key, path(key), () -> open.remove(key));
        } catch (IOException | RuntimeException e) {
            open.remove(key);
            throw e;
        }
    }

    long offset(StagingKey key) throws IOException {
        return state(path(key)).map(StagingState::offset).orElse(0L);
    }

    void discard(StagingKey key) throws IOException {
        if (Files.exists(path(key), NOFOLLOW_LINKS)) {
            try (var file = open(key)) {
                file.delete();
            }
        }
    }

    List<StagingState> untouchedSince(Instant before, int limit) throws IOException {
        var states = new ArrayList<StagingState>();
        try (var files = Files.newDirectoryStream(root)) {
            for (var file : files) {
                state(file).filter(state -> state.touched().isBefore(before)).ifPresent(states::add);
                if (states.size() == limit) {
                    break;
                }
            }
        }
        return List.copyOf(states);
    }

    private Path path(StagingKey key) {
        return root.resolve(key.value());
    }

    private static Optional<StagingState> state(Path file) throws IOException {
        var name = String.valueOf(file.getFileName());
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS);
            return StagingKey.isKey(name) && attributes.isRegularFile()
                    ? Optional.of(new StagingState(
                            new StagingKey(name),
                            attributes.size(),
                            attributes.lastModifiedTime().toInstant()))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
