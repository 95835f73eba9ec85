package dev.afterrun.storage.runartifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftArchivesTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final RunArtifactSettings settings = new SmallRyeConfigBuilder()
            .withMapping(RunArtifactSettings.class)
            .build()
            .getConfigMapping(RunArtifactSettings.class);

    @TempDir
    private Path directory;

    @Test
    void whatIsOlderThanItMayBeWorkedAtGoesAndNothingElse() throws IOException {
        // Given
        var lease = FetchArtifact.lease(settings);
        var left = file("afterrun-artifact-1.zip", lease.plusSeconds(1));
        var inUse = file("afterrun-artifact-2.zip", lease.minusSeconds(1));
        var another = file("something.zip", lease.plusDays(1));

        // When
        new LeftArchives(settings, Clock.fixed(NOON, ZoneOffset.UTC)).sweep(directory);

        // Then
        assertThat(left).doesNotExist();
        assertThat(inUse).exists();
        assertThat(another).exists();
    }

    private Path file(String name, Duration age) throws IOException {
        var file = Files.createFile(directory.resolve(name));
        return Files.setLastModifiedTime(file, FileTime.from(NOON.minus(age)));
    }
}
