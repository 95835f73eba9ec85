package dev.afterrun.storage.testing;

import dev.afterrun.blobs.bucket.FaultyProxy;
import dev.afterrun.blobs.bucket.FaultyProxy.Fault;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A bucket whose store was not seen to refuse other bytes at start, so that all that jobs send is read here. */
public final class DoubtedS3Resource implements QuarkusTestResourceLifecycleManager {
    private final S3Resource store = new S3Resource();
    private FaultyProxy proxy;

    /** Storage on that bucket. */
    public static final class Profile implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(DoubtedS3Resource.class));
        }
    }

    @Override
    public Map<String, String> start() {
        var settings = new HashMap<>(store.start());
        try {
            proxy = FaultyProxy.before(URI.create(settings.get("afterrun.blobs.s3.endpoint")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Of what the probe does, only what jobs would do comes this way.
        proxy.failNext(1, Fault.OVERLOADED, request -> true);
        settings.put("afterrun.blobs.s3.readers-endpoint", proxy.address().toString());
        return settings;
    }

    @Override
    public void stop() {
        proxy.close();
        store.stop();
    }
}
