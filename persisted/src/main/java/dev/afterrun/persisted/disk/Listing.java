package dev.afterrun.persisted.disk;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What lies in a directory, read at once: a walk keeps no directory open, however deep it goes. */
public final class Listing {
    private Listing() {}

    /** In no order. */
    public static List<Path> of(Path directory) throws IOException {
        var children = new ArrayList<Path>();
        try (var stream = Files.newDirectoryStream(directory)) {
            stream.forEach(children::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return children;
    }

    /** Deletes all files of {@code directory} but the {@code most} that were written last; others may do the same just now. */
    public static void keepNewest(Path directory, int most) throws IOException {
        var files = of(directory);
        files.sort(Comparator.comparingLong((Path file) -> file.toFile().lastModified())
                .reversed());
        for (var file : files.stream().skip(most).toList()) {
            Files.deleteIfExists(file);
        }
    }
}
