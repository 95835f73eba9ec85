package dev.afterrun.cli.publish;

import dev.afterrun.cli.options.Surroundings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The digests in the form that {@code sha256sum -c} checks from the working directory. */
record Sums(Path workingDirectory, List<HashedFile> files) {

    /** Writes {@code text} to {@code target}, whose directory is made where it is missing. */
    static void save(String text, Path target) throws IOException {
        var directory = target.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Files.writeString(target, text, StandardCharsets.UTF_8);
    }

    /** The same, said in one line; where it cannot be, that is said, for the files are there all the same. */
    static void save(String text, Path target, Surroundings surroundings) {
        var here = surroundings.directory();
        var shown = target.startsWith(here) ? here.relativize(target) : target;
        try {
            save(text, target);
            surroundings.console().print("digests: " + shown + " (check with: sha256sum -c " + shown + ")");
        } catch (IOException e) {
            surroundings.console().warn("the digests could not be saved to " + shown + ": " + e.getMessage());
        }
    }

    String text() {
        return files.stream().map(this::line).collect(Collectors.joining());
    }

    /** As GNU writes it: a backslash before the line says that the name has escapes. */
    private String line(HashedFile file) {
        var name = seen(file.file()).toString();
        var escaped = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        return (escaped.equals(name) ? "" : "\\") + file.sha256() + "  " + escaped + "\n";
    }

    private Path seen(Path file) {
        var normal = file.normalize();
        return normal.startsWith(workingDirectory) ? workingDirectory.relativize(normal) : normal;
    }
}
