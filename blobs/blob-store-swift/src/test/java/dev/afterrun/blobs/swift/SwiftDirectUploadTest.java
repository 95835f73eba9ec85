package dev.afterrun.blobs.swift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.blobs.Arrival;
import dev.afterrun.blobs.StoreBytes;
import dev.afterrun.blobs.bucket.Bucket;
import dev.afterrun.blobs.bucket.DirectUploadContract;
import dev.afterrun.blobs.bucket.SignedWriting.Comparing;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.upload.SignedRequest;
import dev.afterrun.contracts.upload.Transfer;
import dev.afterrun.contracts.upload.Transfer.Part;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SwiftDirectUploadTest implements DirectUploadContract {
    private static final Pattern EXPIRES = Pattern.compile("temp_url_expires=(\\d+)");
    private static final String COPY = "here/objects/copy";
    private static final int LARGE = 17 * 1024 * 1024;

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

    @Override
    public Bucket bucket() {
        return bucket;
    }

    @Override
    public boolean bindsSizes() {
        return false;
    }

    @Override
    public URI prolonged(URI address) {
        var later = EXPIRES.matcher(address.toString())
                .replaceAll(expires -> "temp_url_expires=" + (Long.parseLong(expires.group(1)) + 600));
        return URI.create(later);
    }

    @Test
    void aPartThatIsExchangedAfterAllHadArrivedIsNotCopied() throws IOException {
        // Given
        var bytes = StoreBytes.random(90, LARGE);
        var signed = bucket.signedWriting().orElseThrow();
        var upload = signed.begin("here/staging/k/one", Digest.of(bytes), bytes.length, Comparing.BY_US);
        var parts = (Transfer.Parts) signed.transfer(upload, LIFETIME).orElseThrow();
        SENDER.send(parts, bytes);
        var arrival = (Arrival.Whole) signed.arrived(upload);
        SENDER.send(parts.missing().getLast(), StoreBytes.random(91, LARGE));

        // When, Then
        assertThatThrownBy(() -> signed.copy(upload, arrival.version(), COPY)).isInstanceOf(IOException.class);
    }

    @Test
    void whatWasBegunInAnotherStoreIsForgottenWithoutAWord() throws IOException {
        // Given
        var signed = bucket.signedWriting().orElseThrow();

        // When
        signed.abandon("here/staging/k/elsewhere", "an upload's id in S3");
        signed.abandon("here/staging/k/elsewhere", "");

        // Then
        assertThat(bucket.list("here/", "", 10).entries()).isEmpty();
    }

    @Test
    void whatIsSentAgainIsTakenAgain() throws IOException {
        // Given
        var bytes = StoreBytes.random(92, LARGE);
        var signed = bucket.signedWriting().orElseThrow();
        var upload = signed.begin("here/staging/k/one", Digest.of(bytes), bytes.length, Comparing.BY_US);
        var parts = (Transfer.Parts) signed.transfer(upload, LIFETIME).orElseThrow();
        SENDER.send(parts, StoreBytes.random(93, LARGE));
        signed.arrived(upload);
        SENDER.send(parts, bytes);

        // When
        var arrival = (Arrival.Whole) signed.arrived(upload);

        // Then
        signed.copy(upload, arrival.version(), COPY);
        assertThat(content(COPY, LARGE)).isEqualTo(bytes);
    }

    @Test
    void whatWasSentIsForgottenByTheStoreItselfAndTheCopyIsNot() throws IOException {
        // Given: time enough for a busy machine to copy it
        try (var brief = new SwiftBucket(SwiftStage.forgetting(settings, Duration.ofSeconds(15)), Clock.systemUTC())) {
            var bytes = StoreBytes.random(94, 400_000);
            var signed = brief.signedWriting().orElseThrow();
            var upload = signed.begin("here/staging/k/one", Digest.of(bytes), bytes.length, Comparing.BY_US);
            SENDER.send(signed.transfer(upload, LIFETIME).orElseThrow(), bytes);
            signed.copy(upload, ((Arrival.Whole) signed.arrived(upload)).version(), COPY);

            // When
            var gone = goes(brief, "here/staging/k/one/00001");

            // Then
            assertThat(gone).isTrue();
            assertThat(content(COPY, bytes.length)).isEqualTo(bytes);
        }
    }

    @Test
    void anAddressWritesBytesAndNoPointerToThoseOfOthers() throws IOException {
        // Given
        var signed = bucket.signedWriting().orElseThrow();
        bucket.put("here/objects/secret", ByteBuffer.allocate(300_000));
        var upload = signed.begin("here/staging/k/one", Digest.of(new byte[300_000]), 300_000, Comparing.BY_US);
        var request = part(signed.transfer(upload, LIFETIME).orElseThrow()).request();
        var secret = "/" + settings.container() + "/here/objects/secret";
        var manifest = ("[{\"path\": \"" + secret + "\"}]").getBytes(StandardCharsets.UTF_8);

        // When
        SENDER.send(with(request, Map.of("X-Copy-From", secret)), new byte[0]);
        SENDER.send(with(request, Map.of("X-Object-Manifest", secret.substring(1))), new byte[0]);
        SENDER.send(with(request, Map.of("X-Symlink-Target", secret.substring(1))), new byte[0]);
        var asManifest = new SignedRequest(
                request.method(),
                URI.create(request.address() + "&multipart-manifest=put"),
                request.headers(),
                request.expiresAt());
        SENDER.send(asManifest, manifest);

        // Then
        assertThat(signed.arrived(upload)).isInstanceOf(Arrival.Incomplete.class);
    }

    @Test
    void chunksOfUploadsThroughUsAreForgottenByTheStoreToo() throws IOException {
        // Given
        try (var brief = new SwiftBucket(SwiftStage.forgetting(settings, Duration.ofSeconds(2)), Clock.systemUTC())) {
            // When
            brief.putForAWhile("here/staging/k/chunk", ByteBuffer.allocate(10));

            // Then
            assertThat(goes(brief, "here/staging/k/chunk")).isTrue();
        }
    }

    @Test
    void theKeyForAddressesIsMadeTheContainersAndTheOneBeforeItServesOn() throws IOException {
        // Given
        var changed = SwiftStage.signingWith(settings, "another-key");
        bucket.put("here/one", ByteBuffer.allocate(10));
        try (var later = new SwiftBucket(changed, Clock.systemUTC())) {
            var before = later.takesAddresses();

            // When
            var ends = later.endsAbandoned("here/staging/", "here/objects/");

            // Then
            assertThat(before).isFalse();
            assertThat(ends).isTrue();
            assertThat(later.takesAddresses()).isTrue();
            assertThat(bucket.takesAddresses()).isTrue();
            assertThat(bucket.list("here/staging/", "", 10).entries()).isEmpty();
        }
    }

    @Test
    void whereNothingIsSignedNothingIsSetAndUploadsEndAllTheSame() throws IOException {
        // Given
        try (var keyless = new SwiftBucket(SwiftStage.signingNothing(settings), Clock.systemUTC())) {
            // When
            var ends = keyless.endsAbandoned("here/staging/", "here/objects/");

            // Then
            assertThat(ends).isTrue();
            assertThat(keyless.signedWriting()).isEmpty();
            assertThat(key()).isEqualTo(SwiftStage.KEY);
        }
    }

    /** Whether it is gone soon. */
    private static boolean goes(SwiftBucket bucket, String name) throws IOException {
        var until = Instant.now().plus(Duration.ofMinutes(1));
        while (bucket.size(name).isPresent()) {
            if (Instant.now().isAfter(until)) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        return true;
    }

    private String key() throws IOException {
        try (var client = new SwiftClient(settings)) {
            return client.send("?format=json&limit=1", request -> request.GET(), BodyHandlers.discarding())
                    .headers()
                    .firstValue("X-Container-Meta-Temp-URL-Key")
                    .orElseThrow();
        }
    }

    private byte[] content(String name, int size) throws IOException {
        try (var content = bucket.open(name, 0, size + 1L).orElseThrow().content()) {
            return content.readAllBytes();
        }
    }

    private static Part part(Transfer transfer) {
        return ((Transfer.Parts) transfer).missing().getFirst();
    }

    private static SignedRequest with(SignedRequest request, Map<String, String> more) {
        var headers = new HashMap<>(request.headers());
        headers.putAll(more);
        return new SignedRequest(request.method(), request.address(), headers, request.expiresAt());
    }
}
