package dev.afterrun.forge.local.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The server in a process of its own, so that it can be killed. */
final class ServerProcess {
    private final Process process;
    private final URI base;

    private ServerProcess(Process process, URI base) {
        this.process = process;
        this.base = base;
    }

    static ServerProcess start(Path directory) throws IOException {
        var java = ProcessHandle.current().info().command().orElse("java");
        var process = new ProcessBuilder(
                        java,
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerProcess.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var line = Optional.ofNullable(out.readLine());
        return new ServerProcess(process, URI.create(line.orElseThrow(() -> new IOException("it did not start"))));
    }

    URI base() {
        return base;
    }

    /** As {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @SuppressWarnings("SystemOut") // Its address is what the test reads.
    public static void main(String[] arguments) throws IOException {
        try (var server = LocalForgeServer.start(Path.of(arguments[0]), 0)) {
            System.out.println(server.base());
            // Ends with the test that started it, however that ended.
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
