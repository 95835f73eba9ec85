package dev.afterrun.storage.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A directory for the blobs of all tests of the module, gone at their end. */
public final class StoreResource implements QuarkusTestResourceLifecycleManager {
    private MemoryDirectory directory;

    @Override
    public Map<String, String> start() {
        directory = MemoryDirectory.create("afterrun-blobs");
        return Map.of(
                "afterrun.blobs.files.directory",
                directory.path().toString(),
                // What tests have stored is read again at once.
                "afterrun.verification.rate",
                "1000000000000",
                "afterrun.move.rate",
                "1000000000000");
    }

    @Override
    public void stop() {
        directory.close();
    }
}
