package dev.afterrun.blobs.gcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.blobs.Presentation;
import dev.afterrun.blobs.bucket.BucketPage.Entry;
import dev.afterrun.blobs.bucket.BucketProbe;
import dev.afterrun.blobs.bucket.BucketSettings;
import dev.afterrun.blobs.bucket.BucketSettings.Reading;
import dev.afterrun.blobs.bucket.Chunk;
import dev.afterrun.blobs.bucket.SignedWriting.Trust;
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
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GcsBucketTest {
    private static final ServiceAccount ACCOUNT = ServiceAccount.fresh();
    private static final BucketSettings USE = new BucketSettings("here/", GcsStage.CHUNK, Reading.REDIRECTED);
    private static final Presentation NAMED = new Presentation("text/plain", "attachment; filename=\"a b.txt\"");

    @TempDir
    Path directory;

    private GcsServer server;
    private GcsSettings settings;
    private GcsBucket bucket;

    @BeforeEach
    void open() throws IOException {
        server = GcsServer.knowing(ACCOUNT);
        settings = GcsStage.freshBucket(server, ACCOUNT.keyFile(directory, server.address()));
        bucket = new GcsBucket(settings);
    }

    @AfterEach
    void close() throws IOException {
        bucket.close();
        server.close();
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
    void theProbeFailsWhereThereIsNoBucket() throws IOException {
        // Given
        var missing = GcsStage.settings(server.address(), "no-such-bucket", settings.keyFile());
        try (var nowhere = new GcsBucket(missing)) {
            // When, Then
            assertThatThrownBy(() -> BucketProbe.probe(nowhere, USE))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no-such-bucket");
        }
    }

    @Test
    void theProbeFailsWhereTheKeyIsAnothers() throws IOException {
        // Given
        var others = ServiceAccount.fresh().keyFile(directory, server.address());
        var wrong = GcsStage.settings(server.address(), settings.bucket(), Optional.of(others));
        try (var locked = new GcsBucket(wrong)) {
            // When, Then
            assertThatThrownBy(() -> BucketProbe.probe(locked, USE)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void anAddressServesItsObjectAloneAndForItsTimeAlone() throws Exception {
        // Given
        put("here/one");
        put("here/two");

        // When
        var address = bucket.address("here/one", NAMED).orElseThrow().toString();

        // Then
        assertThat(address).contains("X-Goog-Expires=300");
        assertThat(get(address).body()).isEqualTo("here/one");
        assertThat(get(address).headers().firstValue("Content-Type")).hasValue("text/plain");
        assertThat(get(address).headers().firstValue("Content-Disposition")).hasValue(NAMED.contentDisposition());
        assertThat(get(address.replace("/one", "/two")).statusCode()).isEqualTo(403);
        assertThat(get(address.replace("Expires=300", "Expires=900")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void whoHasNoKeySignsNoAddress() throws IOException {
        // Given
        try (var keyless = new GcsBucket(GcsStage.freshBucket(server))) {
            // When, Then
            assertThat(keyless.address("here/one", NAMED)).isEmpty();
        }
    }

    @Test
    void moreChunksThanOneRequestJoinsAreJoinedInRounds() throws IOException {
        // Given
        var chunks = new ArrayList<Chunk>();
        var expected = new StringBuilder();
        for (var number = 0; number < 32 * 2 + 1; number++) {
            var name = "staging/" + number;
            put(name);
            chunks.add(new Chunk(name, expected.length(), name.length()));
            expected.append(name);
        }

        // When
        var ours = bucket.join("objects/one", chunks);

        // Then
        assertThat(ours).isTrue();
        assertThat(read("objects/one", expected.length())).isEqualTo(expected.toString());
        assertThat(names("")).hasSize(chunks.size() + 1);
    }

    @Test
    void moreObjectsThanOnePageHoldsAreListedAndDeleted() throws IOException {
        // Given
        for (var number = 0; number < 2 * ServedBucket.PAGE; number++) {
            put("here/" + number);
        }
        put("there");

        // When
        var names = names("here/");
        bucket.delete(names);

        // Then
        assertThat(names).hasSize(2 * ServedBucket.PAGE).isSorted().doesNotHaveDuplicates();
        assertThat(names("")).containsExactly("there");
    }

    private void put(String name) throws IOException {
        assertThat(bucket.put(name, ByteBuffer.wrap(name.getBytes(StandardCharsets.UTF_8))))
                .isTrue();
    }

    private String read(String name, int length) throws IOException {
        try (var content = bucket.open(name, 0, length).orElseThrow().content()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<String> names(String prefix) throws IOException {
        var names = new ArrayList<String>();
        for (var more = true; more; ) {
            var page = bucket.list(prefix, names.isEmpty() ? "" : names.getLast(), 5000);
            page.entries().stream().map(Entry::name).forEach(names::add);
            more = page.more();
        }
        return names;
    }

    private static HttpResponse<String> get(String address) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
        }
    }
}
