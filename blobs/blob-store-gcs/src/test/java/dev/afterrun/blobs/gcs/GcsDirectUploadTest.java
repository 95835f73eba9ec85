package dev.afterrun.blobs.gcs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.blobs.Arrival;
import dev.afterrun.blobs.bucket.Bucket;
import dev.afterrun.blobs.bucket.DirectSender;
import dev.afterrun.blobs.bucket.DirectUploadContract;
import dev.afterrun.blobs.bucket.SignedWriting.Comparing;
import dev.afterrun.contracts.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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
}
