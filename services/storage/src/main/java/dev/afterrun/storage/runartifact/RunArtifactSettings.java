package dev.afterrun.storage.runartifact;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is fetched of what runs left with the forge. */
@ConfigMapping(prefix = "afterrun.run-artifacts")
public interface RunArtifactSettings {
    /** Bytes of one archive; as many lie on the disk of storage's temporary files while it is unpacked, two archives at a time. */
    @WithDefault("2147483648")
    long archiveBytes();

    /** Bytes of one file of an archive. */
    @WithDefault("2147483648")
    long fileBytes();

    /** Bytes that one archive unpacks to. */
    @WithDefault("4294967296")
    long bytes();

    /** Files and directories of one archive. */
    @WithDefault("20000")
    int entries();

    /** How many times its own bytes an archive unpacks to, once that is more than 64 MiB. */
    @WithDefault("200")
    int ratio();

    /** How long fetching one archive may take, and how long unpacking it. */
    @WithDefault("PT5M")
    Duration patience();

    /** How many artifacts of one run are fetched; the others are logged. */
    @WithDefault("20")
    int most();

    /** How often fetching one archive is tried, before it is given up; after 2 minutes, then twice as late each time. */
    @WithDefault("5")
    int tries();
}
