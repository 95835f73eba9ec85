package dev.afterrun.blobs.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.blobs.Arrival;
import dev.afterrun.blobs.Arrival.Sealing;
import dev.afterrun.blobs.StoreBytes;
import dev.afterrun.blobs.bucket.Bucket;
import dev.afterrun.blobs.bucket.BucketProbe;
import dev.afterrun.blobs.bucket.BucketSettings;
import dev.afterrun.blobs.bucket.BucketSettings.Reading;
import dev.afterrun.blobs.bucket.BucketSettings.Writing;
import dev.afterrun.blobs.bucket.DirectSender;
import dev.afterrun.blobs.bucket.DirectUploadContract;
import dev.afterrun.blobs.bucket.SignedWriting.Comparing;
import dev.afterrun.blobs.bucket.SignedWriting.Trust;
import dev.afterrun.contracts.Digest;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3DirectUploadTest implements DirectUploadContract {
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

    @Override
    public Bucket bucket() {
        return bucket;
    }

    @Test
    void theProbeFindsThatTheStoreComparesAndSealsWhatOthersSend() throws IOException {
        // Given
        var use = new BucketSettings("here/", S3Stage.CHUNK, Reading.STREAMED, Writing.DIRECT);

        // When
        var findings = BucketProbe.probe(bucket, use);

        // Then
        assertThat(findings.trust()).isEqualTo(new Trust(Comparing.BY_STORE, Sealing.SEALED));
        assertThat(bucket.list("", "", 10).entries()).isEmpty();
    }

    @Test
    void whatIsTooLargeForOneCopyIsCopiedInRanges() throws IOException {
        // Given
        var bytes = StoreBytes.random(80, 64 * 1024 * 1024 + 1);
        var signed = bucket.signedWriting().orElseThrow();
        var upload = signed.begin("here/staging/large", Digest.of(bytes), bytes.length, Comparing.BY_STORE);
        new DirectSender().send(signed.transfer(upload, LIFETIME).orElseThrow(), bytes);
        var arrival = (Arrival.Unknown) signed.arrived(upload);

        // When
        signed.copy(upload, arrival.version(), "here/objects/large");

        // Then
        try (var content = bucket.open("here/objects/large", 0, bytes.length + 1L)
                .orElseThrow()
                .content()) {
            assertThat(Digest.of(content.readAllBytes())).isEqualTo(upload.sha256());
        }
    }
}
