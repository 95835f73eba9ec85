package dev.afterrun.storage.testing;

import dev.afterrun.blobs.s3.S3Proxy;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** A bucket on a real S3 server, and the profile that lets storage keep its blobs there. */
public final class S3Resource implements QuarkusTestResourceLifecycleManager {
    private static final String BUCKET = "afterrun";

    private S3Proxy server;

    /** Storage on S3, whose readers are sent to the store. */
    public static final class Profile implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(S3Resource.class));
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            server = S3Proxy.start(Files.createTempDirectory("afterrun-s3"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.create(BUCKET);
        return Map.of(
                "afterrun.verification.rate",
                "1000000000000",
                "afterrun.blobs.kind",
                "s3",
                "afterrun.blobs.bucket.chunk-size",
                "5242880",
                "afterrun.blobs.bucket.reading",
                "redirected",
                "afterrun.blobs.s3.bucket",
                BUCKET,
                "afterrun.blobs.s3.endpoint",
                server.address().toString(),
                "afterrun.blobs.s3.addressing",
                "path",
                "afterrun.blobs.s3.access-key",
                S3Proxy.ACCESS_KEY,
                "afterrun.blobs.s3.secret-key",
                S3Proxy.SECRET_KEY);
    }

    @Override
    public void stop() {
        server.close();
    }
}
