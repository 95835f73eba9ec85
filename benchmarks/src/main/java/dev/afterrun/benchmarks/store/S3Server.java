package dev.afterrun.benchmarks.store;

import dev.afterrun.benchmarks.Bench;
import dev.afterrun.benchmarks.peer.Listening;
import dev.afterrun.launcher.address.Ports;
import dev.afterrun.launcher.process.ChildProcess;
import dev.afterrun.launcher.stack.Service;
import dev.afterrun.launcher.stack.StackSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** S3Proxy on loopback, a process of its own that keeps its objects in files, with one bucket. */
final class S3Server implements AutoCloseable {
    static final String BUCKET = "benchmark";
    static final String ACCESS_KEY = "tester";
    static final String SECRET_KEY = "testing";

    private static final String NAME = "s3proxy";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final int port;
    private final ChildProcess process;

    private S3Server(int port, ChildProcess process) {
        this.port = port;
        this.process = process;
    }

    static S3Server start(Bench bench) throws IOException, InterruptedException {
        var home = bench.data().directory(NAME);
        var objects = home.resolve("objects");
        Files.createDirectories(objects.resolve(BUCKET));
        var port = new Ports(bench.data()).choose(NAME);
        var properties = Files.writeString(home.resolve("s3proxy.conf"), properties(port, objects));
        var logging = Files.writeString(home.resolve("logback.xml"), """
                <configuration>
                  <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
                    <encoder><pattern>%d %level %logger{0} %msg%n</pattern></encoder>
                  </appender>
                  <root level="WARN"><appender-ref ref="out"/></root>
                </configuration>
                """);
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-Dlogback.configurationFile=" + logging,
                "-cp",
                Files.readString(bench.installation().target("tests/s3proxy").resolve("class-path"))
                        .strip(),
                "org.gaul.s3proxy.Main",
                "--properties",
                properties.toString());
        var server = new S3Server(port, new ChildProcess(NAME, command, Map.of(), bench.data()));
        bench.started().add(server);
        server.process.start();
        Listening.await(server.process, NAME, port);
        return server;
    }

    /** Where the object of that key is. */
    URI address(String key) {
        return URI.create("http://127.0.0.1:" + port + "/" + BUCKET + "/" + key);
    }

    /** Storage that keeps its objects here, and lets jobs send large files straight here. */
    StackSettings chosenIn(StackSettings settings) {
        return settings.with(Service.STORAGE, "AFTERRUN_BLOBS_KIND", "s3")
                .with(Service.STORAGE, "AFTERRUN_BLOBS_BUCKET_WRITING", "direct")
                .with(Service.STORAGE, "AFTERRUN_BLOBS_S3_BUCKET", BUCKET)
                .with(Service.STORAGE, "AFTERRUN_BLOBS_S3_ENDPOINT", "http://127.0.0.1:" + port)
                .with(Service.STORAGE, "AFTERRUN_BLOBS_S3_ADDRESSING", "path")
                .with(Service.STORAGE, "AFTERRUN_BLOBS_S3_ACCESS_KEY", ACCESS_KEY)
                .with(Service.STORAGE, "AFTERRUN_BLOBS_S3_SECRET_KEY", SECRET_KEY);
    }

    @Override
    public void close() throws IOException {
        process.stop(PATIENCE);
    }

    private static String properties(int port, Path objects) {
        return """
                s3proxy.endpoint=http://127.0.0.1:%d
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                jclouds.identity=local
                jclouds.credential=local
                """.formatted(port, ACCESS_KEY, SECRET_KEY, objects);
    }
}
