package dev.afterrun.storage.testing;

import dev.afterrun.forge.local.server.LocalForgeServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** The local forge, as the launcher serves it. */
public final class ForgeResource implements QuarkusTestResourceLifecycleManager {
    private MemoryDirectory directory;
    private LocalForgeServer server;

    @Override
    public Map<String, String> start() {
        directory = MemoryDirectory.create("afterrun-forge");
        try {
            server = LocalForgeServer.start(directory.path(), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "afterrun.forge.kind",
                "local",
                "afterrun.forge.url",
                server.base().toString());
    }

    @Override
    public void stop() {
        server.close();
        directory.close();
    }
}
