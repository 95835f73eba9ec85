package dev.afterrun.storage.testing;

import dev.afterrun.blobs.swift.SwiftStage;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** A container of Swift, or of a server that answers as Swift does, and the profile that lets storage keep its blobs there. */
public final class SwiftResource implements QuarkusTestResourceLifecycleManager {
    /** Storage on Swift, whose readers are sent to the store. */
    public static final class Profile implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(SwiftResource.class));
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            return Map.of(
                    "afterrun.blobs.kind",
                    "swift",
                    "afterrun.blobs.bucket.chunk-size",
                    "5242880",
                    "afterrun.blobs.bucket.reading",
                    "redirected",
                    "afterrun.blobs.swift.container",
                    SwiftStage.freshContainer().container(),
                    "afterrun.blobs.swift.login",
                    "temp-auth",
                    "afterrun.blobs.swift.tokens",
                    SwiftStage.server() + "/auth/v1.0",
                    "afterrun.blobs.swift.user",
                    SwiftStage.USER,
                    "afterrun.blobs.swift.password",
                    SwiftStage.PASSWORD,
                    "afterrun.blobs.swift.temporary-url-key",
                    SwiftStage.KEY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server ends with the process. */
    @Override
    public void stop() {}
}
