package dev.afterrun.notifier.testing;

import dev.afterrun.forge.local.server.LocalForgeServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** The local forge as the launcher serves it, empty at the tests' start. */
public final class RealForge implements QuarkusTestResourceLifecycleManager {
    private LocalForgeServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = LocalForgeServer.start(Files.createTempDirectory("forge"), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of("afterrun.forge.url", server.base().toString());
    }

    @Override
    public void stop() {
        server.close();
    }
}
