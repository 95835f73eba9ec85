package dev.afterrun.cli.publish;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Finds the files to publish. A directory's files are named by their path within it. A single file is named by its
 * path as given where that is relative and stays below the working directory, else by its last part.
 */
final class FileCollector {
    private final Path workingDirectory;
    private final DirectoryWalk walk;
    private final Absence absence;
    private final Consumer<String> warnings;

    /** What becomes of a name that is not there. */
    enum Absence {
        FAILS,
        /** A broken build may not have made it, and is worth reporting all the same. */
        WARNS
    }

    FileCollector(Path workingDirectory, DirectoryWalk walk, Absence absence, Consumer<String> warnings) {
        this.workingDirectory = workingDirectory;
        this.walk = walk;
        this.absence = absence;
        this.warnings = warnings;
    }

    List<LocalFile> collect(List<String> directories, List<String> files) {
        var collected = new Collected();
        directories.forEach(directory -> addDirectory(directory, collected));
        files.forEach(file -> addFile(file, collected));
        return collected.files();
    }

    private void addDirectory(String given, Collected collected) {
        var directory = workingDirectory.resolve(given);
        if (Files.isDirectory(directory)) {
            walk.collect(directory, collected);
        } else if (Files.exists(directory)) {
            throw Failure.usage("--dir " + given, "it is no directory", "name the file without --dir");
        } else {
            absent("--dir " + given);
        }
    }

    private void addFile(String given, Collected collected) {
        var file = workingDirectory.resolve(given);
        if (Files.isDirectory(file)) {
            throw Failure.usage(given, "it is a directory", "name it with --dir");
        } else if (Files.exists(file)) {
            var status = status(file);
            if (!status.attributes().isRegularFile()) {
                // A pipe or a device may never end, and can be read once only.
                throw Failure.usage(given, "it is no regular file", "write what it gives to a file first");
            }
            collected.add(name(Path.of(given)), file, status);
        } else {
            absent(given);
        }
    }

    private static FileStatus status(Path file) {
        try {
            return FileStatus.of(file);
        } catch (IOException e) {
            throw HashedFile.unreadable(file, e);
        }
    }

    private void absent(String what) {
        if (absence == Absence.FAILS) {
            throw new Failure(
                    ExitCode.NONE_THERE,
                    what,
                    "there is no such thing",
                    "make it first, or say --conclusion failure where the build broke before it was made");
        }
        warnings.accept(what + " is not there; the rest is published");
    }

    private static Path name(Path given) {
        var normal = given.normalize();
        return given.isAbsolute() || normal.startsWith("..") ? normal.getFileName() : normal;
    }
}
