package dev.afterrun.storage.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * A directory in memory where there is room for one, else on the disk. Tests need no durability, and a disk makes each of their
 * small files wait for milliseconds.
 */
final class MemoryDirectory implements AutoCloseable {
    /** A file system in memory, as Linux has it. */
    private static final Path MEMORY = Path.of("/dev/shm");

    /** More than all tests together keep. */
    private static final long ROOM = 4L << 30;

    private final Path path;

    private MemoryDirectory(Path path) {
        this.path = path;
    }

    /** One of its own, whose name begins so. */
    static MemoryDirectory create(String name) {
        try {
            return new MemoryDirectory(Files.createTempDirectory(parent(), name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path parent() throws IOException {
        return Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > ROOM
                ? MEMORY
                : Path.of(System.getProperty("java.io.tmpdir"));
    }

    Path path() {
        return path;
    }

    /** Removes it with all that is in it. */
    @Override
    public void close() {
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
