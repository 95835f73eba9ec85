package dev.afterrun.launcher.stack;

import dev.afterrun.forge.local.server.LocalForgeServer;
import dev.afterrun.launcher.process.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The local forge, in this process. */
final class LocalForgePart implements Part {
    private final Path directory;
    private final int port;
    private Optional<LocalForgeServer> server = Optional.empty();

    LocalForgePart(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    @Override
    public String name() {
        return "forge";
    }

    @Override
    public String address() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public synchronized void start() throws IOException {
        server = Optional.of(LocalForgeServer.start(directory, port));
    }

    @Override
    public synchronized void stop(Duration patience) {
        server.ifPresent(LocalForgeServer::close);
        server = Optional.empty();
    }
}
