package dev.afterrun.launcher.demo;

import dev.afterrun.launcher.stack.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** What the build of this repository made, put together in one directory as a CI job would. */
record OwnBuild(Installation installation) {
    private static final List<String> MODULES = List.of("contracts", "eventing", "forge", "cli");

    /** Copies jars to {@code into}, JUnit's XML to {@code into/junit}; what an earlier call put there goes first. */
    void collect(Path reports, Path into) throws IOException {
        empty(into);
        for (var module : MODULES) {
            copy(installation.target(module), "afterrun-" + module + "-*.jar", into);
        }
        copy(reports, "TEST-*.xml", Files.createDirectories(into.resolve("junit")));
    }

    private static void copy(Path from, String pattern, Path into) throws IOException {
        try (var files = Files.newDirectoryStream(from, pattern)) {
            for (var file : files) {
                Files.copy(file, into.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void empty(Path directory) throws IOException {
        try (var paths = Files.walk(directory)) {
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                Files.delete(path);
            }
        }
    }
}
