package dev.afterrun.system;

import dev.afterrun.launcher.directory.DataDirectory;
import dev.afterrun.launcher.stack.Installation;
import dev.afterrun.launcher.stack.Stack;
import dev.afterrun.launcher.stack.StackSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.OptionalInt;

/** The checkout under test, and where what the tests make stays to be looked at. */
final class Workspace {
    private static final Installation INSTALLATION = Installation.ofThisProgram();

    private Workspace() {}

    static Installation installation() {
        return INSTALLATION;
    }

    /** An empty directory of that name. */
    static Path directory(String name) throws IOException {
        var directory = place(name);
        delete(directory);
        return Files.createDirectories(directory);
    }

    /** A data directory of that name, as at the very first start; what an aborted test run left behind in it is ended. */
    static Path freshData(String name) throws IOException {
        var directory = place(name);
        if (Files.exists(directory.resolve("lock"))) {
            try (var data = DataDirectory.open(directory)) {
                Stack.assemble(StackSettings.of(INSTALLATION).withPort(OptionalInt.of(0)), data, line -> {})
                        .close();
            }
        }
        delete(directory);
        return directory;
    }

    /** The data directory of that name, as it was left. */
    static Path data(String name) {
        return place(name);
    }

    /** The CLI's jar with everything in it. */
    static Path cliJar() throws IOException {
        try (var files = Files.list(INSTALLATION.target("cli"))) {
            return files.filter(file -> file.getFileName().toString().matches("afterrun-cli-.*-all\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("the CLI is not built; run ./mvnw package"));
        }
    }

    private static Path place(String name) {
        return INSTALLATION.target("tests/system").resolve("it").resolve(name);
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(Workspace::deleteOne);
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
