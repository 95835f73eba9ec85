package dev.afterrun.benchmarks.persist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** How many files there are, and how many bytes they have together. */
record Content(long files, long bytes) {
    static final Content NONE = new Content(0, 0);

    /** Of the files below {@code directory}. */
    static Content of(Path directory) throws IOException {
        var content = NONE;
        for (var file : files(directory)) {
            content = content.and(Files.size(file));
        }
        return content;
    }

    /** The files below {@code directory}, in the order of their paths. */
    static List<Path> files(Path directory) throws IOException {
        try (var found = Files.find(directory, Integer.MAX_VALUE, (_, status) -> isFile(status))) {
            return found.sorted().toList();
        }
    }

    /** With one file more. */
    Content and(long size) {
        return new Content(files + 1, bytes + size);
    }

    private static boolean isFile(BasicFileAttributes status) {
        return status.isRegularFile();
    }
}
