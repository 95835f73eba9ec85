package dev.afterrun.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;

/** A copy of PostgreSQL's files at a moment at which it was stopped. */
record Backup(Path cluster, Path copy) {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Stops the database for as long as the copy takes. */
    static Backup of(Deployment deployment, String name) throws IOException {
        var cluster = deployment.directory("postgres").resolve("cluster");
        var backup = new Backup(cluster, deployment.directory("backup").resolve(name));
        deployment.stack().database().stop(PATIENCE);
        copy(cluster, backup.copy());
        deployment.stack().database().start();
        return backup;
    }

    /** The database is lost, and what it was takes its place. */
    void restore(Deployment deployment) throws IOException {
        deployment.stack().database().stop(PATIENCE);
        delete(cluster);
        copy(copy, cluster);
        deployment.stack().database().start();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
