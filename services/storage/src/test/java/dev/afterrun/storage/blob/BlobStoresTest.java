package dev.afterrun.storage.blob;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlobStoresTest {
    @ParameterizedTest
    @CsvSource({"files,FILES_DIRECTORY", "s3,S3_BUCKET", "gcs,GCS_BUCKET", "swift,SWIFT_CONTAINER"})
    void aStoreThatLacksWhatItNeedsEndsTheStartAndIsNamed(String kind, String variable) {
        // Given
        var settings = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(BlobSettings.class)
                .withSources(new PropertiesConfigSource(Map.of("afterrun.blobs.kind", kind), "test", 100))
                .build()
                .getConfigMapping(BlobSettings.class);

        // When, Then
        assertThatThrownBy(() -> new BlobStores().store(settings, Clock.systemUTC()))
                .hasMessageContaining("AFTERRUN_BLOBS_" + variable);
    }
}
