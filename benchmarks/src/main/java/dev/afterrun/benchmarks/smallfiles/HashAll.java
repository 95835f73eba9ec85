package dev.afterrun.benchmarks.smallfiles;

import dev.afterrun.contracts.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** SHA-256 of every file below a directory, as many at a time as there are processors: what nobody who checks is spared. */
record HashAll(Path directory) {

    /** Seconds that it took this process, which has done so before. */
    double seconds() throws IOException {
        var begin = System.nanoTime();
        try (var files = Files.walk(directory)) {
            files.filter(Files::isRegularFile).parallel().forEach(HashAll::hash);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void hash(Path file) {
        try {
            var _ = Digest.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
