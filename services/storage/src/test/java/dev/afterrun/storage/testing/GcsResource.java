package dev.afterrun.storage.testing;

import dev.afterrun.blobs.gcs.GcsServer;
import dev.afterrun.blobs.gcs.ServiceAccount;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** A bucket on a server of Cloud Storage's API, and the profile that lets storage keep its blobs there. */
public final class GcsResource implements QuarkusTestResourceLifecycleManager {
    private static final String BUCKET = "afterrun";

    private GcsServer server;

    /** Storage on Cloud Storage, whose readers are sent to the store. */
    public static final class Profile implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(GcsResource.class));
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            var account = ServiceAccount.fresh();
            server = GcsServer.knowing(account);
            server.create(BUCKET);
            var keyFile = account.keyFile(Files.createTempDirectory("afterrun-gcs"), server.address());
            return Map.of(
                    "afterrun.blobs.kind",
                    "gcs",
                    "afterrun.blobs.bucket.chunk-size",
                    "5242880",
                    "afterrun.blobs.bucket.reading",
                    "redirected",
                    "afterrun.blobs.gcs.bucket",
                    BUCKET,
                    "afterrun.blobs.gcs.endpoint",
                    server.address().toString(),
                    "afterrun.blobs.gcs.key-file",
                    keyFile.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        server.close();
    }
}
