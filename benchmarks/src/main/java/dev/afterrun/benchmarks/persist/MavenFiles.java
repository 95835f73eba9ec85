package dev.afterrun.benchmarks.persist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files of a local Maven repository, in the order of their paths. */
record MavenFiles(Path repository) {

    /** That of the user. */
    static MavenFiles here() {
        return new MavenFiles(Path.of(System.getProperty("user.home"), ".m2", "repository"));
    }

    /** Copies as many of the first ones below {@code target} as come to neither more than those bytes nor more than those files. */
    Content copy(Path target, Content most) throws IOException {
        var copied = Content.NONE;
        if (!Files.isDirectory(repository)) {
            return copied;
        }
        for (var file : Content.files(repository)) {
            if (copied.files() == most.files()) {
                break;
            }
            copied = copy(file, target.resolve(repository.relativize(file)), copied, most.bytes());
        }
        return copied;
    }

    private static Content copy(Path file, Path target, Content copied, long most) throws IOException {
        try {
            var size = Files.size(file);
            if (copied.bytes() + size > most) {
                return copied;
            }
            Files.createDirectories(target.resolveSibling(""));
            Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
            return copied.and(size);
        } catch (NoSuchFileException e) {
            // Maven itself has taken it away meanwhile.
            return copied;
        }
    }
}
