package dev.afterrun.ingest.discovery;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** The CLI that is handed out to CI jobs. */
@ConfigMapping(prefix = "afterrun.cli")
public interface CliSettings {
    /** The folder of its files; none are handed out where it is not set. */
    Optional<Path> directory();
}
