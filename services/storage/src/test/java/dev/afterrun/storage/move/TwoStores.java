package dev.afterrun.storage.move;

import dev.afterrun.blobs.bucket.FaultyProxy;
import dev.afterrun.storage.testing.S3Resource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A bucket on a real S3 server, which takes what is new, and beside it a directory called {@code old}. */
public final class TwoStores implements QuarkusTestResourceLifecycleManager {
    public static final String OLD = "old";
    public static final String NEW = "bucket";

    private final S3Resource bucket = new S3Resource();
    private FaultyProxy proxy;

    /** Storage with both. */
    public static final class Profile implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(TwoStores.class));
        }
    }

    @Override
    public Map<String, String> start() {
        var settings = new HashMap<>(bucket.start());
        try {
            proxy = FaultyProxy.before(URI.create(settings.get("afterrun.blobs.s3.endpoint")));
            settings.put(
                    "afterrun.blobs.others.old.files.directory",
                    Files.createTempDirectory("afterrun-old-blobs").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        settings.put("afterrun.blobs.name", NEW);
        settings.put("afterrun.blobs.s3.endpoint", proxy.address().toString());
        settings.put("afterrun.blobs.bucket.reading", "streamed");
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(proxy, new TestInjector.MatchesType(FaultyProxy.class));
    }

    @Override
    public void stop() {
        proxy.close();
        bucket.stop();
    }
}
