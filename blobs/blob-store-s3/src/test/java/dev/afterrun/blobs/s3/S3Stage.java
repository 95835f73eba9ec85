package dev.afterrun.blobs.s3;

import dev.afterrun.blobs.bucket.BucketSettings;
import dev.afterrun.blobs.s3.S3Settings.Addressing;
import dev.afterrun.blobs.s3.S3Settings.S3Credentials;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Buckets for tests, each one fresh. */
final class S3Stage {
    static final int CHUNK = BucketSettings.SMALLEST_PART;

    private S3Stage() {}

    /** Settings of a bucket that was made for the caller on the server at {@code server}. */
    static S3Settings freshBucket(URI server) {
        var settings = settings(server, "test-" + UUID.randomUUID().toString().toLowerCase(Locale.ROOT));
        try (var client = Connections.client(settings)) {
            client.createBucket(create -> create.bucket(settings.bucket()));
        }
        return settings;
    }

    /** The same bucket, reached by {@code address}. */
    static S3Settings through(URI address, S3Settings settings) {
        return settings(address, settings.bucket());
    }

    private static S3Settings settings(URI server, String bucket) {
        return new S3Settings(
                bucket,
                "eu-central-1",
                Optional.of(server),
                Optional.empty(),
                Addressing.PATH,
                Optional.of(new S3Credentials(S3Proxy.ACCESS_KEY, S3Proxy.SECRET_KEY)),
                Duration.ofMillis(400),
                Duration.ofMinutes(5));
    }
}
