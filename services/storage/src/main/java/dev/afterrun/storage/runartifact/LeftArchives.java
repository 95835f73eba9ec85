package dev.afterrun.storage.runartifact;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/** The temporary files of archives. Who was killed has left gigabytes: they go when the next process starts. */
@ApplicationScoped
class LeftArchives {
    private static final Logger LOG = Logger.getLogger(LeftArchives.class);
    private static final String BEGINS = "afterrun-artifact-";
    private static final String ENDS = ".zip";

    private final RunArtifactSettings settings;
    private final Clock clock;

    LeftArchives(RunArtifactSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** An empty one, for nobody else to read. */
    static Path create() throws IOException {
        return Files.createTempFile(BEGINS, ENDS);
    }

    void start(@Observes StartupEvent event) {
        sweep(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** What nobody has written to for longer than one may be worked at is nobody's, or another process would have it still. */
    void sweep(Path directory) {
        var before = clock.instant().minus(FetchArtifact.lease(settings));
        try (var found = Files.newDirectoryStream(directory, BEGINS + "*" + ENDS)) {
            for (var file : found) {
                delete(file, before);
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.warnf("What is left of archives in %s cannot be listed: %s", directory, e.toString());
        }
    }

    private static void delete(Path file, Instant before) {
        try {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(before) && Files.deleteIfExists(file)) {
                LOG.infof("%s was left by a process that was killed, and is gone", file);
            }
        } catch (IOException e) {
            LOG.warnf("%s cannot be deleted: %s", file, e.toString());
        }
    }
}
