package dev.afterrun.blobs.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.blobs.bucket.BucketSettings.Reading;
import dev.afterrun.blobs.bucket.SignedWriting.Trust;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BucketProbeTest {
    private static final BucketSettings USE = new BucketSettings("here/", 1000, Reading.STREAMED);

    private final MemoryBucket bucket = new MemoryBucket();

    @Test
    void aStoreThatComparesNoChecksumIsToldApart() throws IOException {
        // When
        var findings = BucketProbe.probe(bucket, USE);

        // Then
        assertThat(findings).isEqualTo(new BucketProbe.Findings(false, true, Trust.NONE));
        assertThat(bucket.names()).isEmpty();
    }

    @Test
    void aStoreThatTakesNothingFailsTheProbe() {
        // Given
        bucket.failNextPuts(1);

        // When, Then
        assertThatThrownBy(() -> BucketProbe.probe(bucket, USE)).isInstanceOf(IOException.class);
    }
}
