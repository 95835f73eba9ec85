package dev.afterrun.benchmarks.expiry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of the store, as it lays them out: those alone that are to go. */
record ObjectFiles(Path root) {
    private static final int FOLDERS = 256;

    void make(Due due) throws IOException {
        for (var folder = 0; folder < FOLDERS; folder++) {
            Files.createDirectories(root.resolve("%02x".formatted(folder)));
        }
        var content = new byte[Numbered.BYTES];
        try {
            due.fileNumbers().parallel().forEach(file -> write(file, content));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void write(int file, byte[] content) {
        try {
            Files.write(root.resolve(Numbered.object(file)), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many of them are left. */
    long left(Due due) {
        return due.fileNumbers()
                .parallel()
                .filter(file -> Files.exists(root.resolve(Numbered.object(file))))
                .count();
    }

    /** Deletes one, named as the database has it, and nothing else. */
    void unlink(String object) throws IOException {
        Files.delete(root.resolve(object));
    }
}
