package dev.afterrun.benchmarks.peer;

import dev.afterrun.benchmarks.Bench;
import dev.afterrun.launcher.address.Ports;
import dev.afterrun.launcher.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * nginx on loopback, as Debian sets it up: a worker a processor, {@code sendfile}, {@code tcp_nopush}; without its access
 * log, since storage writes none. It serves a directory of the benchmark's and lets files be put there (WebDAV).
 */
public final class Nginx implements AutoCloseable {
    /** What it is called in tables. */
    public static final String NAME = "nginx";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Path files;
    private final int port;
    private final ChildProcess process;

    private Nginx(Path files, int port, ChildProcess process) {
        this.files = files;
        this.port = port;
        this.process = process;
    }

    /** Starts it; empty, with a word about how to get it, where it is not installed. */
    public static Optional<Nginx> start(Bench bench) throws IOException, InterruptedException {
        var program = Programs.find(NAME);
        if (program.isEmpty()) {
            bench.progress()
                    .accept("nginx is left out: it is neither on PATH nor in /usr/sbin (apt-get install nginx)");
            return Optional.empty();
        }
        var home = bench.data().directory(NAME);
        var files = Files.createDirectories(home.resolve("files"));
        var port = new Ports(bench.data()).choose(NAME);
        var configuration = Files.writeString(home.resolve("nginx.conf"), configuration(home, files, port));
        var command = List.of(
                program.get().toString(), "-e", "stderr", "-p", home.toString(), "-c", configuration.toString());
        var nginx = new Nginx(files, port, new ChildProcess(NAME, command, Map.of(), bench.data()));
        bench.started().add(nginx);
        nginx.process.start();
        Listening.await(nginx.process, NAME, port);
        return Optional.of(nginx);
    }

    /** What it serves at {@code /}. */
    public Path files() {
        return files;
    }

    /** Where it listens on 127.0.0.1. */
    public int port() {
        return port;
    }

    @Override
    public void close() throws IOException {
        process.stop(PATIENCE);
    }

    private static String configuration(Path home, Path files, int port) {
        // Started by root its workers would be somebody else, who may not enter the directory.
        var user = System.getProperty("user.name").equals("root") ? "user root;" : "";
        return """
                %s
                daemon off;
                worker_processes auto;
                pid %2$s/nginx.pid;
                events { worker_connections 768; }
                http {
                    sendfile on;
                    tcp_nopush on;
                    access_log off;
                    default_type application/octet-stream;
                    client_max_body_size 0;
                    client_body_temp_path %2$s/body;
                    proxy_temp_path %2$s/proxy;
                    fastcgi_temp_path %2$s/fastcgi;
                    uwsgi_temp_path %2$s/uwsgi;
                    scgi_temp_path %2$s/scgi;
                    server {
                        listen 127.0.0.1:%4$d;
                        root %3$s;
                        dav_methods PUT;
                    }
                }
                """.formatted(user, home, files, port);
    }
}
