package dev.afterrun.blobs.swift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.blobs.Presentation;
import dev.afterrun.blobs.bucket.BucketProbe;
import dev.afterrun.blobs.bucket.BucketSettings;
import dev.afterrun.blobs.bucket.BucketSettings.Reading;
import dev.afterrun.blobs.bucket.SignedWriting.Trust;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SwiftBucketTest {
    private static final BucketSettings USE = new BucketSettings("here/", SwiftStage.CHUNK, Reading.REDIRECTED);
    private static final Presentation NAMED = new Presentation("text/plain", "attachment; filename=\"a b.txt\"");

    private SwiftSettings settings;
    private SwiftBucket bucket;

    @BeforeEach
    void open() throws IOException {
        settings = SwiftStage.freshContainer();
        bucket = new SwiftBucket(settings, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        bucket.close();
    }

    @Test
    void theProbeFindsThatWrongBytesAndOverwritingAreRefused() throws IOException {
        // When
        var findings = BucketProbe.probe(bucket, USE);

        // Then
        assertThat(findings).isEqualTo(new BucketProbe.Findings(true, true, Trust.NONE));
        assertThat(bucket.list("", "", 10).entries()).isEmpty();
    }

    @Test
    void theProbeFailsWhereThereIsNoContainer() throws IOException {
        // Given
        var missing = SwiftStage.settings(SwiftStage.server(), "no-such-container", settings.patience());
        try (var nowhere = new SwiftBucket(missing, Clock.systemUTC())) {
            // When, Then
            assertThatThrownBy(() -> BucketProbe.probe(nowhere, USE))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no-such-container");
        }
    }

    @Test
    void anAddressServesItsObjectAloneAndByItsName() throws Exception {
        // Given
        put("here/one");
        put("here/two");

        // When
        var address = bucket.address("here/one", NAMED).orElseThrow().toString();

        // Then
        assertThat(get(address).body()).isEqualTo("here/one");
        assertThat(get(address).headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment")
                .contains("a b.txt");
        assertThat(get(address.replace("/one", "/two")).statusCode()).isEqualTo(401);
    }

    @Test
    void anAddressEndsAtItsTime() throws Exception {
        // Given
        put("here/one");
        var past = Clock.offset(
                Clock.systemUTC(),
                settings.addressLifetime().plus(Duration.ofMinutes(1)).negated());

        try (var earlier = new SwiftBucket(settings, past)) {
            // When
            var address = earlier.address("here/one", NAMED).orElseThrow().toString();

            // Then
            assertThat(get(address).statusCode()).isEqualTo(401);
        }
    }

    private void put(String name) throws IOException {
        assertThat(bucket.put(name, ByteBuffer.wrap(name.getBytes(StandardCharsets.UTF_8))))
                .isTrue();
    }

    private static HttpResponse<String> get(String address) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
        }
    }
}
