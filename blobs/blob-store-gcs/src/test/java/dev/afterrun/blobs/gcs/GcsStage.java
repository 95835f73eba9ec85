package dev.afterrun.blobs.gcs;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Buckets for tests, each one fresh. */
final class GcsStage {
    static final int CHUNK = 1024 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private GcsStage() {}

    /** Settings of a bucket that was made for the caller, who shows no credentials. */
    static GcsSettings freshBucket(GcsServer server) {
        return freshBucket(server, Optional.empty());
    }

    /** Settings of a bucket that was made for the caller, who has a key. */
    static GcsSettings freshBucket(GcsServer server, Path keyFile) {
        return freshBucket(server, Optional.of(keyFile));
    }

    /** The same bucket, reached by {@code address}, whose client has this patience. */
    static GcsSettings reached(URI address, GcsSettings settings, Duration patience) {
        return settings(address, settings.bucket(), settings.keyFile(), patience);
    }

    static GcsSettings settings(URI server, String bucket, Optional<Path> keyFile) {
        return settings(server, bucket, keyFile, PATIENCE);
    }

    private static GcsSettings freshBucket(GcsServer server, Optional<Path> keyFile) {
        var name = "test-" + UUID.randomUUID();
        server.create(name);
        return settings(server.address(), name, keyFile);
    }

    private static GcsSettings settings(URI server, String bucket, Optional<Path> keyFile, Duration patience) {
        return new GcsSettings(bucket, Optional.of(server), keyFile, patience, Duration.ofMinutes(5));
    }
}
