package dev.afterrun.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    private static final String KEY = "0123456789abcdef".repeat(4);

    private final Secrets secrets = new Secrets(Map.of("password", "open sesame", "key", KEY));

    @TempDir
    private Path logs;

    @Test
    void eachLineThatTellsOneIsNamed() throws IOException {
        // Given
        Files.writeString(logs.resolve("storage.log"), "started\nlogged in with open sesame\n");
        Files.writeString(logs.resolve("ingest.log"), "nothing here\n");

        // When
        var told = secrets.toldIn(logs);

        // Then
        assertThat(told).containsExactly("storage.log:2 tells password");
    }

    @Test
    void aLargePartOfOneIsTooMuch() {
        // Given
        var part = KEY.substring(20, 40) + KEY.substring(0, 32);

        // When
        var told = secrets.toldBy("the key begins with " + part);

        // Then
        assertThat(told).containsExactly("key");
        assertThat(secrets.toldBy("a few characters, " + KEY.substring(0, 8))).isEmpty();
    }

    @Test
    void namesSayWhichVariablesAreSecret() {
        // Given
        var variables = Map.of("AFTERRUN_TOKEN", "t", "AFTERRUN_BLOBS_S3_SECRET_KEY", "s", "AFTERRUN_URL", "u");

        // When
        var hidden = Secrets.hidden(variables);

        // Then
        assertThat(hidden).containsOnlyKeys("AFTERRUN_TOKEN", "AFTERRUN_BLOBS_S3_SECRET_KEY");
    }
}
