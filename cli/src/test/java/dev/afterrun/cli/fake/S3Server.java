package dev.afterrun.cli.fake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** No fake: S3Proxy, a real S3 server that keeps its objects in memory, in a process of its own. */
public final class S3Server implements AutoCloseable {
    public static final String ACCESS_KEY = "tester";
    public static final String SECRET_KEY = "secret-never-sent";

    private static final Path CLASS_PATH = Path.of("../tests/s3proxy/target/class-path");
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
    private final String url;

    /** With no bucket; its configuration lies in {@code directory}. */
    public S3Server(Path directory) throws IOException {
        Files.writeString(directory.resolve("s3proxy.conf"), CONFIGURATION);
        Files.writeString(directory.resolve("logback.xml"), LOGGING);
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "-Dlogback.configurationFile=" + directory.resolve("logback.xml"),
                        "-cp",
                        Files.readString(CLASS_PATH).strip(),
                        "org.gaul.s3proxy.Main",
                        "--properties",
                        directory.resolve("s3proxy.conf").toString())
                .redirectErrorStream(true)
                .start();
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        url = "http://127.0.0.1:" + port(output);
        // Read on, or it stands still when the pipe is full.
        Thread.ofVirtual().start(() -> drain(output));
    }

    public String url() {
        return url;
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
        } catch (IOException e) {
            // It has been stopped.
            return;
        }
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
        throw new IOException("S3Proxy did not start:\n" + log);
    }
}
