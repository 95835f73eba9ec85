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
    private Path directory;

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory("afterrun-blobs");
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
