package dev.afterrun.blobs.gcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.blobs.Arrival;
import dev.afterrun.blobs.DirectUpload;
import dev.afterrun.blobs.StoreBytes;
import dev.afterrun.blobs.bucket.Bucket;
import dev.afterrun.blobs.bucket.DirectSender;
import dev.afterrun.blobs.bucket.DirectUploadContract;
import dev.afterrun.blobs.bucket.FaultyProxy;
import dev.afterrun.blobs.bucket.FaultyProxy.Fault;
import dev.afterrun.blobs.bucket.SignedWriting.Comparing;
import dev.afterrun.contracts.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GcsDirectUploadTest implements DirectUploadContract {
    private static final ServiceAccount ACCOUNT = ServiceAccount.fresh();

    @TempDir
    Path directory;

    private GcsServer server;
    private GcsBucket bucket;

    @BeforeEach
    void open() throws IOException {
        server = GcsServer.knowing(ACCOUNT);
        bucket = new GcsBucket(GcsStage.freshBucket(server, ACCOUNT.keyFile(directory, server.address())));
    }

    @AfterEach
    void close() throws IOException {
        bucket.close();
        server.close();
    }

    @Override
    public Bucket bucket() {
        return bucket;
    }

    @Test
    void anAddressThatIsUsedAgainOverwritesNothing() throws IOException {
        // Given
        var sender = new DirectSender();
        var bytes = new byte[1000];
        var signed = bucket.signedWriting().orElseThrow();
        var upload = signed.begin("here/one", Digest.of(bytes), bytes.length, Comparing.BY_US);
        var transfer = signed.transfer(upload, Duration.ofMinutes(5)).orElseThrow();
        sender.send(transfer, bytes);
        var first = signed.arrived(upload);

        // When
        var status = sender.send(transfer, new byte[] {1, 2, 3});
        var again = sender.send(transfer, new byte[1000]);

        // Then
        assertThat(status).isEqualTo(400);
        assertThat(again).isEqualTo(412);
        assertThat(signed.arrived(upload)).isEqualTo(first).isInstanceOf(Arrival.Unknown.class);
    }

    @Test
    void whatTheStoreRewritesInManyRequestsIsOneCopy() throws IOException {
        // Given
        var bytes = StoreBytes.random(70, 1_000_000);
        var signed = bucket.signedWriting().orElseThrow();
        var upload = sent("here/one", bytes);
        var version = ((Arrival.Whole) signed.arrived(upload)).version();
        server.rewriteAtMost(300_000);

        // When
        signed.copy(upload, version, "here/two");

        // Then
        try (var copy =
                bucket.open("here/two", 0, bytes.length + 1).orElseThrow().content()) {
            assertThat(copy.readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void whatHasComeInsteadIsNotCopied() throws IOException {
        // Given
        var signed = bucket.signedWriting().orElseThrow();
        var upload = sent("here/one", new byte[1000]);
        var version = ((Arrival.Whole) signed.arrived(upload)).version();
        bucket.delete(List.of("here/one"));
        sent("here/one", new byte[1000]);

        // When
        assertThatThrownBy(() -> signed.copy(upload, version, "here/two"))

                // Then
                .isInstanceOf(IOException.class)
                .hasMessageContaining("here/one");
        assertThat(bucket.size("here/two")).isEmpty();
    }

    @Test
    void aCopyReplacesNothing() throws IOException {
        // Given
        var signed = bucket.signedWriting().orElseThrow();
        var upload = sent("here/one", new byte[1000]);
        var version = ((Arrival.Whole) signed.arrived(upload)).version();
        bucket.put("here/two", ByteBuffer.allocate(3));

        // When
        assertThatThrownBy(() -> signed.copy(upload, version, "here/two"))

                // Then
                .isInstanceOf(IOException.class)
                .hasMessageContaining("here/two");
        assertThat(bucket.size("here/two")).hasValue(3);
    }

    @Test
    void aCopyWhoseAnswerWasLostIsKnownAgain() throws IOException {
        // Given
        var settings = GcsStage.freshBucket(server, ACCOUNT.keyFile(directory, server.address()));
        try (var proxy = FaultyProxy.before(server.address());
                var there = new GcsBucket(settings);
                var behind = new GcsBucket(GcsStage.reached(proxy.address(), settings, settings.patience()))) {
            var upload = sent(there, "here/one", new byte[1000]);
            var version = ((Arrival.Whole) there.signedWriting().orElseThrow().arrived(upload)).version();
            proxy.failNext(1, Fault.ANSWER_LOST, request -> request.contains("/rewriteTo/"));

            // When
            behind.signedWriting().orElseThrow().copy(upload, version, "here/two");

            // Then
            assertThat(proxy.met()).isEqualTo(1);
            assertThat(there.size("here/two")).hasValue(1000);
        }
    }

    @Test
    void whoHasNoKeySignsNothing() throws IOException {
        // Given
        try (var open = GcsServer.open();
                var keyless = new GcsBucket(GcsStage.freshBucket(open))) {
            // When, Then
            assertThat(keyless.signedWriting()).isEmpty();
        }
    }

    @Test
    void theBucketsOwnRuleIsSetOnce() throws IOException {
        // Given
        bucket.endsAbandoned("here/staging/", "here/objects/");

        // When
        var set = bucket.endsAbandoned("here/staging/", "here/objects/");

        // Then
        assertThat(set).isTrue();
    }

    private DirectUpload sent(String name, byte[] bytes) throws IOException {
        return sent(bucket, name, bytes);
    }

    private static DirectUpload sent(Bucket bucket, String name, byte[] bytes) throws IOException {
        var signed = bucket.signedWriting().orElseThrow();
        var upload = signed.begin(name, Digest.of(bytes), bytes.length, Comparing.BY_US);
        new DirectSender().send(signed.transfer(upload, Duration.ofMinutes(5)).orElseThrow(), bytes);
        return upload;
    }
}
