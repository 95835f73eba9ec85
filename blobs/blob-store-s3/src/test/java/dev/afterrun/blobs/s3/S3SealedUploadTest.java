package dev.afterrun.blobs.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.blobs.Arrival;
import dev.afterrun.blobs.Arrival.Sealing;
import dev.afterrun.blobs.DigestMismatch;
import dev.afterrun.blobs.DirectUpload;
import dev.afterrun.blobs.DirectUploads;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.Presentation;
import dev.afterrun.blobs.StagingKey;
import dev.afterrun.blobs.StoreBytes;
import dev.afterrun.blobs.bucket.BucketBlobStore;
import dev.afterrun.blobs.bucket.BucketPage.Entry;
import dev.afterrun.blobs.bucket.BucketSettings;
import dev.afterrun.blobs.bucket.BucketSettings.Reading;
import dev.afterrun.blobs.bucket.BucketSettings.Writing;
import dev.afterrun.blobs.bucket.DirectSender;
import dev.afterrun.blobs.bucket.SignedWriting.Comparing;
import dev.afterrun.blobs.bucket.SignedWriting.Trust;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.upload.SignedRequest;
import dev.afterrun.contracts.upload.Transfer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that seals what others send: it is the object itself, and nothing is copied. */
class S3SealedUploadTest {
    private static final StagingKey SESSION = new StagingKey("session.digest");
    private static final int SMALL = 400_000;
    private static final int LARGE = 17 * 1024 * 1024;
    private static final DirectSender SENDER = new DirectSender();

    private static S3Proxy server;

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
        bucket = new S3Bucket(S3Stage.freshBucket(server));
    }

    @AfterEach
    void close() {
        bucket.close();
    }

    @Test
    void whatWasSentInOneRequestIsTheObjectItself() throws IOException {
        // Given
        var uploads = uploads(Comparing.BY_STORE);
        var bytes = StoreBytes.random(90, SMALL);
        var upload = uploads.begin(SESSION, Digest.of(bytes), bytes.length);
        SENDER.send(transfer(uploads, upload), bytes);

        // When
        var key = uploads.promote(upload, arrived(uploads, upload));

        // Then
        assertThat(uploads.itself(upload)).hasValue(key);
        assertThat(everything()).containsExactly(upload.name());
        assertThat(content(key)).isEqualTo(bytes);
    }

    @Test
    void whatWasSentInPartsIsReadAndIsTheObjectItself() throws IOException {
        // Given
        var uploads = uploads(Comparing.BY_US);
        var bytes = StoreBytes.random(91, LARGE);
        var upload = uploads.begin(SESSION, Digest.of(bytes), bytes.length);
        SENDER.send(transfer(uploads, upload), bytes);
        var arrival = arrived(uploads, upload);

        // When
        var key = uploads.promote(upload, arrival);

        // Then
        assertThat(arrival).isInstanceOf(Arrival.Unknown.class);
        assertThat(uploads.itself(upload)).hasValue(key);
        assertThat(everything()).containsExactly(upload.name());
        assertThat(content(key)).isEqualTo(bytes);
    }

    @Test
    void otherBytesInPartsAreRefusedAndGoWithTheirUpload() throws IOException {
        // Given
        var uploads = uploads(Comparing.BY_US);
        var bytes = StoreBytes.random(92, LARGE);
        var upload = uploads.begin(SESSION, Digest.of(new byte[] {1}), bytes.length);
        SENDER.send(transfer(uploads, upload), bytes);
        var arrival = arrived(uploads, upload);

        // When
        assertThatThrownBy(() -> uploads.promote(upload, arrival))

                // Then
                .isInstanceOf(DigestMismatch.class);
        uploads.discard(upload);
        assertThat(everything()).isEmpty();
    }

    @Test
    void anAddressForOneRequestWritesOnce() throws IOException {
        // Given
        var uploads = uploads(Comparing.BY_STORE);
        var bytes = StoreBytes.random(93, SMALL);
        var upload = uploads.begin(SESSION, Digest.of(bytes), bytes.length);
        var transfer = transfer(uploads, upload);
        SENDER.send(transfer, bytes);

        // When
        var again = SENDER.send(saying("Content-Encoding", "gzip", transfer), bytes);

        // Then
        assertThat(again).isEqualTo(412);
        assertThat(transfer(uploads, upload)).isEqualTo(new Transfer.Parts(List.of()));
        assertThat(arrived(uploads, upload).sealing()).isEqualTo(Sealing.SEALED);
    }

    @Test
    void whatASenderSaysOfItsBytesIsLeftBehindByACopy() throws IOException, InterruptedException {
        // Given
        var uploads = uploads(Comparing.BY_STORE);
        var bytes = StoreBytes.random(94, SMALL);
        var upload = uploads.begin(SESSION, Digest.of(bytes), bytes.length);
        SENDER.send(saying("Content-Encoding", "gzip", transfer(uploads, upload)), bytes);

        // When
        var key = uploads.promote(upload, arrived(uploads, upload));

        // Then
        assertThat(uploads.itself(upload)).isPresent().get().isNotEqualTo(key);
        assertThat(encoding(key)).isEmpty();
        assertThat(content(key)).isEqualTo(bytes);
    }

    @Test
    void partsThatComeAfterTheEndChangeNothing() throws IOException {
        // Given
        var uploads = uploads(Comparing.BY_US);
        var bytes = StoreBytes.random(95, LARGE);
        var others = StoreBytes.random(96, LARGE);
        var upload = uploads.begin(SESSION, Digest.of(bytes), bytes.length);
        var transfer = transfer(uploads, upload);
        SENDER.send(transfer, bytes);
        var arrival = arrived(uploads, upload);

        // When
        SENDER.send(transfer, others);
        var second = arrived(uploads, upload);

        // Then
        assertThat(second).isEqualTo(arrival);
        assertThat(content(uploads.promote(upload, arrival))).isEqualTo(bytes);
    }

    @Test
    void whatNobodyEndedIsSweptUnlessItIsKept() throws IOException {
        // Given
        var uploads = uploads(Comparing.BY_US);
        var kept = uploads.begin(SESSION, Digest.of(new byte[] {1}), LARGE);
        uploads.begin(SESSION, Digest.of(new byte[] {2}), LARGE);
        var later = Instant.now().plusSeconds(60);

        // When
        uploads.sweep(later, kept.name()::equals);

        // Then
        var signed = bucket.signedWriting().orElseThrow();
        assertThat(signed.unfinished("", later)).extracting(any -> any.name()).containsExactly(kept.name());
    }

    private DirectUploads uploads(Comparing comparing) {
        var use = new BucketSettings("here/", S3Stage.CHUNK, Reading.STREAMED, Writing.DIRECT);
        return new BucketBlobStore(bucket, use, new Trust(comparing, Sealing.SEALED))
                .direct()
                .orElseThrow();
    }

    private static Transfer.Parts transfer(DirectUploads uploads, DirectUpload upload) throws IOException {
        return (Transfer.Parts) uploads.transfer(upload, Duration.ofMinutes(5)).orElseThrow();
    }

    private static Arrival.Whole arrived(DirectUploads uploads, DirectUpload upload) throws IOException {
        return (Arrival.Whole) uploads.arrived(upload);
    }

    private static SignedRequest saying(String header, String value, Transfer.Parts transfer) {
        var request = transfer.missing().getFirst().request();
        var headers = new HashMap<>(request.headers());
        headers.put(header, value);
        return new SignedRequest(request.method(), request.address(), headers, request.expiresAt());
    }

    private List<String> everything() throws IOException {
        return bucket.list("", "", 10).entries().stream().map(Entry::name).toList();
    }

    private byte[] content(ObjectKey key) throws IOException {
        try (var content = bucket.open("here/objects/" + key, 0, Integer.MAX_VALUE)
                .orElseThrow()
                .content()) {
            return content.readAllBytes();
        }
    }

    private List<String> encoding(ObjectKey key) throws IOException, InterruptedException {
        var address = bucket.address("here/objects/" + key, Presentation.BYTES).orElseThrow();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                    .headers()
                    .allValues("Content-Encoding");
        }
    }
}
