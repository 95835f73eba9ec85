package dev.afterrun.storage.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlobStoresTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"files,FILES_DIRECTORY", "s3,S3_BUCKET", "gcs,GCS_BUCKET", "swift,SWIFT_CONTAINER"})
    void aStoreThatLacksWhatItNeedsEndsTheStartAndIsNamed(String kind, String variable) {
        // Given
        var settings = settings(Map.of("AFTERRUN_BLOBS_KIND", kind));

        // When, Then
        assertThatThrownBy(() -> new BlobStores().stores(settings, Clock.systemUTC()))
                .hasMessageContaining("AFTERRUN_BLOBS_" + variable);
    }

    @ParameterizedTest
    @ValueSource(strings = {"old", "files", "s3"})
    void storesBesidesAreNamedByTheirVariables(String name) throws IOException {
        // Given
        var other = "AFTERRUN_BLOBS_OTHERS_" + name.toUpperCase(Locale.ROOT);
        var settings = settings(Map.of(
                "AFTERRUN_BLOBS_NAME",
                "fresh",
                "AFTERRUN_BLOBS_FILES_DIRECTORY",
                directory.resolve("a").toString(),
                other + "_KIND",
                "files",
                other + "_FILES_DIRECTORY",
                directory.resolve("b").toString()));

        // When
        try (var stores = new BlobStores().stores(settings, Clock.systemUTC())) {
            // Then
            assertThat(stores.names()).containsExactly("fresh", name);
            assertThat(stores.mainName()).isEqualTo("fresh");
        }
    }

    @Test
    void whatAStoreBesidesLacksIsNamedWithItsName() {
        // Given
        var settings = settings(Map.of(
                "AFTERRUN_BLOBS_FILES_DIRECTORY",
                directory.resolve("a").toString(),
                "AFTERRUN_BLOBS_OTHERS_OLD_KIND",
                "s3"));

        // When, Then
        assertThatThrownBy(() -> new BlobStores().stores(settings, Clock.systemUTC()))
                .hasMessageContaining("AFTERRUN_BLOBS_OTHERS_OLD_S3_BUCKET");
    }

    @Test
    void twoStoresOfOneNameAreRefused() {
        // Given
        var settings = settings(Map.of(
                "AFTERRUN_BLOBS_FILES_DIRECTORY", directory.resolve("a").toString(),
                "AFTERRUN_BLOBS_OTHERS_FILES_FILES_DIRECTORY",
                        directory.resolve("b").toString()));

        // When, Then
        assertThatThrownBy(() -> new BlobStores().stores(settings, Clock.systemUTC()))
                .hasMessageContaining("two blob stores are called 'files'");
    }

    private static BlobSettings settings(Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(BlobSettings.class)
                .withSources(new EnvConfigSource(environment, 100))
                .build()
                .getConfigMapping(BlobSettings.class);
    }
}
