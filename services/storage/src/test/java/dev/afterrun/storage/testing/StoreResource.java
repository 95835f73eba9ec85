package dev.afterrun.storage.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;

/** A directory for the blobs of all tests of the module, gone at their end. */
public final class StoreResource implements QuarkusTestResourceLifecycleManager {
    /** A file system in memory, as Linux has it. */
    private static final Path MEMORY = Path.of("/dev/shm");

    /** More than all tests together keep. */
    private static final long ROOM = 4L << 30;

    private Path directory;

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory(parent(), "afterrun-blobs");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "afterrun.blobs.files.directory",
                directory.toString(),
                // What tests have stored is read again at once.
                "afterrun.verification.rate",
                "1000000000000",
                "afterrun.move.rate",
                "1000000000000");
    }

    // Tests need no durability, and a disk makes each of their small files wait for milliseconds.
    private static Path parent() throws IOException {
        return Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > ROOM
                ? MEMORY
                : Path.of(System.getProperty("java.io.tmpdir"));
    }

    @Override
    public void stop() {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
