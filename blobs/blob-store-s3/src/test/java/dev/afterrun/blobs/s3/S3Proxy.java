package dev.afterrun.blobs.s3;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A real S3 server, keeping its objects in memory, in a process of its own. */
public final class S3Proxy implements AutoCloseable {
    public static final String ACCESS_KEY = "tester";
    public static final String SECRET_KEY = "secret-never-sent";

    /** Below the folder of the whole build. */
    private static final Path CLASS_PATH = Path.of("tests/s3proxy/target/class-path");

    private static final Pattern STARTED = Pattern.compile("Started .*ServerConnector.*\\{127\\.0\\.0\\.1:(\\d+)}");

    private static final String CONFIGURATION = """
            s3proxy.endpoint=http://127.0.0.1:0
            s3proxy.authorization=aws-v2-or-v4
            s3proxy.identity=%s
            s3proxy.credential=%s
            jclouds.provider=transient-nio2
            jclouds.identity=local
            jclouds.credential=local
            """.formatted(ACCESS_KEY, SECRET_KEY);

    private static final String LOGGING = """
            <configuration>
              <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
                <encoder><pattern>%d %level %logger{0} %msg%n</pattern></encoder>
              </appender>
              <root level="INFO"><appender-ref ref="out"/></root>
            </configuration>
            """;

    private final Process process;
    private final URI address;

    private S3Proxy(Process process) throws IOException {
        this.process = process;
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.address = URI.create("http://127.0.0.1:" + port(output));
        // Read on, or it stands still when the pipe is full.
        Thread.ofVirtual().start(() -> drain(output));
    }

    /** A server with no bucket, which keeps its configuration in {@code directory}. */
    public static S3Proxy start(Path directory) throws IOException {
        Files.writeString(directory.resolve("s3proxy.conf"), CONFIGURATION);
        Files.writeString(directory.resolve("logback.xml"), LOGGING);
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new S3Proxy(new ProcessBuilder(List.of(
                        java,
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "-Dlogback.configurationFile=" + directory.resolve("logback.xml"),
                        "-cp",
                        classPath(),
                        "org.gaul.s3proxy.Main",
                        "--properties",
                        directory.resolve("s3proxy.conf").toString()))
                .redirectErrorStream(true)
                .start());
    }

    /** Where it listens. */
    public URI address() {
        return address;
    }

    /** Makes an empty bucket. */
    public void create(String bucket) {
        S3Stage.create(address, bucket);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static void drain(BufferedReader output) {
        try {
            output.transferTo(Writer.nullWriter());
        } catch (IOException stopped) {
            // There is no more to read.
            return;
        }
    }

    private static String classPath() throws IOException {
        var folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve(CLASS_PATH))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IOException("S3Proxy's class path is not there: build tests/s3proxy first.");
        }
        return Files.readString(folder.resolve(CLASS_PATH)).strip();
    }

    private static String port(BufferedReader output) throws IOException {
        var log = new StringBuilder();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            var started = STARTED.matcher(line);
            if (started.find()) {
                return started.group(1);
            }
            log.append(line).append('\n');
        }
        throw new UncheckedIOException(new IOException("S3Proxy did not start:\n" + log));
    }
}
