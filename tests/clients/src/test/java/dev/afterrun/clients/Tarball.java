package dev.afterrun.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Gzipped tars, made by the tar of this machine as package managers make theirs. */
public final class Tarball {
    private Tarball() {}

    /** Writes an archive of {@code files}, content by path, to {@code target}. */
    public static void write(Path target, Map<String, String> files) throws IOException, InterruptedException {
        var content = Files.createTempDirectory(target.toAbsolutePath().getParent(), "content");
        for (var file : files.entrySet()) {
            var path = content.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        // By their own names: package managers refuse archives whose paths begin with a dot.
        var command =
                new ArrayList<>(List.of("tar", "-czf", target.toAbsolutePath().toString(), "-C", content.toString()));
        files.keySet().stream()
                .map(path -> path.substring(0, path.indexOf('/')))
                .distinct()
                .forEach(command::add);
        var exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IOException("tar ended with " + exit);
        }
    }
}
