package dev.afterrun.blobs.s3;

import dev.afterrun.blobs.bucket.BucketSettings;
import dev.afterrun.blobs.s3.S3Settings.Addressing;
import dev.afterrun.blobs.s3.S3Settings.S3Credentials;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Buckets for tests, each one fresh. */
final class S3Stage {
    static final int CHUNK = BucketSettings.SMALLEST_PART;

    private S3Stage() {}

    /** Settings of a bucket that was made for the caller. */
    static S3Settings freshBucket(S3Proxy server) {
        var name = "test-" + UUID.randomUUID();
        server.create(name);
        return settings(server.address(), name);
    }

    /** Makes an empty bucket. */
    static void create(URI server, String bucket) {
        try (var client = Connections.client(settings(server, bucket))) {
            client.createBucket(create -> create.bucket(bucket));
        }
    }

    /** The same bucket, reached by {@code address}, whose client has this patience. */
    static S3Settings reached(URI address, S3Settings settings, Duration patience) {
        return settings(address, settings.bucket(), patience);
    }

    static S3Settings settings(URI server, String bucket) {
        return settings(server, bucket, Duration.ofSeconds(30));
    }

    private static S3Settings settings(URI server, String bucket, Duration patience) {
        return new S3Settings(
                bucket,
                "eu-central-1",
                Optional.of(server),
                Optional.empty(),
                Addressing.PATH,
                Optional.of(new S3Credentials(S3Proxy.ACCESS_KEY, S3Proxy.SECRET_KEY)),
                patience,
                Duration.ofMinutes(5));
    }
}
