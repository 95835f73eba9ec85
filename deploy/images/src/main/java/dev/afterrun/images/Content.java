package dev.afterrun.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/**
 * A file, or the files of a folder, and where an image has them.
 *
 * @param source here
 * @param place there, an absolute path
 * @param kept which of the files it has
 */
record Content(Path source, String place, Predicate<Path> kept) {
    static Content of(Path source, String place) {
        return new Content(source, place, _ -> true);
    }

    /** In the order of their paths; no folders. */
    List<Path> files() throws IOException {
        try (var paths = Files.walk(source)) {
            return paths.filter(Files::isRegularFile).filter(kept).sorted().toList();
        }
    }

    String placeOf(Path file) {
        return file.equals(source) ? place : place + "/" + source.relativize(file);
    }
}
