package dev.afterrun.blobs.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.blobs.Presentation;
import dev.afterrun.blobs.bucket.BucketPage.Entry;
import dev.afterrun.blobs.bucket.BucketProbe;
import dev.afterrun.blobs.bucket.BucketSettings;
import dev.afterrun.blobs.bucket.BucketSettings.Reading;
import dev.afterrun.blobs.s3.S3Settings.Addressing;
import dev.afterrun.blobs.s3.S3Settings.S3Credentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3BucketTest {
    private static final BucketSettings USE = new BucketSettings("here/", S3Stage.CHUNK, Reading.REDIRECTED);

    private static S3Proxy server;

    private S3Settings settings;
    private S3Bucket bucket;

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException {
        server = S3Proxy.start(directory);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open() {
        settings = S3Stage.freshBucket(server);
        bucket = new S3Bucket(settings);
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
        assertThat(findings.refusesDamaged()).isTrue();
        assertThat(findings.refusesOverwriting()).isTrue();
        assertThat(bucket.list("", "", 10).entries()).isEmpty();
    }

    @Test
    void theProbeFailsWhereThereIsNoBucket() throws IOException {
        // Given
        try (var nowhere = new S3Bucket(called("no-such-bucket", S3Proxy.SECRET_KEY))) {
            // When, Then
            assertThatThrownBy(() -> BucketProbe.probe(nowhere, USE))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no-such-bucket");
        }
    }

    @Test
    void theProbeFailsWhereTheKeyIsWrong() throws IOException {
        // Given
        try (var locked = new S3Bucket(called(settings.bucket(), "not-the-key"))) {
            // When, Then
            assertThatThrownBy(() -> BucketProbe.probe(locked, USE)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void anAddressServesItsObjectAloneAndForItsTimeAlone() throws Exception {
        // Given
        bucket.put("here/one", ByteBuffer.wrap("one".getBytes(StandardCharsets.UTF_8)));
        bucket.put("here/two", ByteBuffer.wrap("two".getBytes(StandardCharsets.UTF_8)));

        // When
        var address = bucket.address("here/one", new Presentation("text/plain", "attachment; filename=\"a b.txt\""))
                .orElseThrow()
                .toString();

        // Then
        assertThat(address).contains("X-Amz-Expires=300");
        assertThat(get(address).body()).isEqualTo("one");
        assertThat(get(address).headers().firstValue("Content-Type")).hasValue("text/plain");
        assertThat(get(address).headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"a b.txt\"");
        assertThat(get(address.replace("/one", "/two")).statusCode()).isEqualTo(403);
        assertThat(get(address.replace("Expires=300", "Expires=900")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void moreObjectsThanOneRequestCoversAreListedAndDeleted() throws Exception {
        // Given
        var puts = new ArrayList<Callable<Boolean>>();
        for (var number = 0; number < 1001; number++) {
            var name = "here/" + number;
            puts.add(() -> bucket.put(name, ByteBuffer.allocate(1)));
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            threads.invokeAll(puts);
        }
        var first = bucket.list("here/", "", 5000);
        var second = bucket.list("here/", first.entries().getLast().name(), 5000);
        var names = new ArrayList<>(first.entries().stream().map(Entry::name).toList());
        second.entries().stream().map(Entry::name).forEach(names::add);

        // When
        bucket.delete(names);

        // Then
        assertThat(first.more()).isTrue();
        assertThat(names).hasSize(1001).doesNotHaveDuplicates();
        assertThat(bucket.list("here/", "", 10).entries()).isEmpty();
    }

    @Test
    void aStoreThatKnowsNoLifecycleRulesSaysSo() throws IOException {
        // When
        var set = bucket.endsAbandoned("here/staging/", "here/objects/");

        // Then
        assertThat(set).isFalse();
    }

    @Test
    void aSecretIsNeverPrinted() {
        // When
        var printed = settings.toString();

        // Then
        assertThat(printed).contains(S3Proxy.ACCESS_KEY).doesNotContain(S3Proxy.SECRET_KEY);
    }

    private S3Settings called(String name, String secretKey) {
        return new S3Settings(
                name,
                settings.region(),
                settings.endpoint(),
                Optional.empty(),
                Addressing.PATH,
                Optional.of(new S3Credentials(S3Proxy.ACCESS_KEY, secretKey)),
                settings.patience(),
                settings.addressLifetime());
    }

    private static HttpResponse<String> get(String address) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
        }
    }
}
