package dev.afterrun.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;

/** A directory that is gone, with all that is in it, once it is closed. */
public record Scratch(Path directory) implements AutoCloseable {

    /** A new one below {@code parent}, and not there yet. */
    static Scratch below(Path parent) throws IOException {
        var directory = Files.createTempDirectory(parent, "afterrun-benchmark");
        Files.delete(directory);
        return new Scratch(directory);
    }

    @Override
    public void close() throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (UncheckedIOException e) {
            // What is being ended takes away files of its own meanwhile.
            if (e.getCause() instanceof NoSuchFileException) {
                close();
            } else {
                throw e.getCause();
            }
        }
    }
}
