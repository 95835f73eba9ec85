package dev.afterrun.cli.set.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.fake.FakeTime;
import dev.afterrun.cli.server.Http;
import dev.afterrun.cli.server.Retry;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.LocatedBlob;
import dev.afterrun.persisted.restore.SetDamaged;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemoteBlobTest {
    private static final byte[] BYTES = new byte[1_000_000];
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Ends where nothing comes any more, and not before a busy machine has sent what comes. */
    private static final Duration SHORT_PATIENCE = Duration.ofSeconds(5);

    static {
        new Random(3).nextBytes(BYTES);
    }

    private final List<String> ranges = Collections.synchronizedList(new ArrayList<>());
    private final List<String> notes = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    @Test
    void aStalledConnectionIsLeftAndTheRestComesByAnotherOne() {
        // Given
        answer(exchange -> {
            if (ranges.size() == 1) {
                begin(exchange, 300_000, 200_000);
                hang();
            } else {
                part(exchange);
            }
        });

        // When
        var read = blob(SHORT_PATIENCE).read(100_000, 500_000);

        // Then
        assertThat(read).isEqualTo(Arrays.copyOfRange(BYTES, 100_000, 600_000));
        assertThat(ranges).hasSize(2).first().isEqualTo("bytes=100000-599999");
        assertThat(ranges.getLast()).endsWith("-599999").isNotEqualTo(ranges.getFirst());
        assertThat(notes).hasSize(1).first().asString().contains("no answer within");
    }

    @Test
    void whoKnowsNoRangesIsReadPast() {
        // Given
        answer(exchange -> {
            exchange.sendResponseHeaders(200, BYTES.length);
            exchange.getResponseBody().write(BYTES);
        });

        // Then
        assertThat(blob().read(10, 20)).isEqualTo(Arrays.copyOfRange(BYTES, 10, 30));
        assertThat(blob().read(0, 20)).isEqualTo(Arrays.copyOf(BYTES, 20));
    }

    @Test
    void anotherRangeThanWasAskedForIsNotTaken() {
        // Given
        answer(exchange -> {
            exchange.getResponseHeaders().set("Content-Range", "bytes 0-9/1000000");
            exchange.sendResponseHeaders(206, 10);
            exchange.getResponseBody().write(BYTES, 0, 10);
        });

        // Then
        assertThatThrownBy(() -> blob().read(100, 10))
                .isInstanceOf(SetDamaged.class)
                .hasMessageContaining("the server has other bytes than it says");
        assertThat(ranges).hasSize(6);
        assertThat(notes).hasSize(1).first().asString().contains("it sent other bytes than were asked for");
    }

    @Test
    void whatIsBeyondTheEndIsNotAskedFor() {
        // Given
        answer(this::part);

        // Then
        assertThat(blob().read(999_990, 100)).isEqualTo(Arrays.copyOfRange(BYTES, 999_990, 1_000_000));
        assertThat(blob().read(1_000_000, 100)).isEmpty();
        assertThat(ranges).hasSize(1);
    }

    @Test
    void aCircleOfRedirectsEnds() {
        // Given
        answer(exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
        });

        // Then
        assertThatThrownBy(() -> blob().read(0, 10))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.UNREACHABLE));
    }

    private RemoteBlob blob() {
        return blob(PATIENCE);
    }

    private RemoteBlob blob(Duration patience) {
        var http = Http.withoutToken(new Retry(Duration.ofMinutes(5), new FakeTime(), notes::add));
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/blob");
        var located = new LocatedBlob(Digest.of(BYTES), BYTES.length, url);
        return new RemoteBlob(http, "reading", located, bytes -> {}, patience);
    }

    private void answer(Answering answering) {
        server.createContext("/", exchange -> {
            ranges.add(exchange.getRequestHeaders().getFirst("Range"));
            try (exchange) {
                answering.answer(exchange);
            }
        });
    }

    private void part(HttpExchange exchange) throws IOException {
        var range = exchange.getRequestHeaders()
                .getFirst("Range")
                .substring("bytes=".length())
                .split("-", -1);
        var from = Integer.parseInt(range[0]);
        begin(exchange, Integer.parseInt(range[1]) + 1 - from, Integer.parseInt(range[1]) + 1 - from);
    }

    /** Says that {@code length} bytes come, and sends as many as {@code sent}. */
    private void begin(HttpExchange exchange, int length, int sent) throws IOException {
        var range = exchange.getRequestHeaders()
                .getFirst("Range")
                .substring("bytes=".length())
                .split("-", -1);
        exchange.getResponseHeaders().set("Content-Range", "bytes " + range[0] + "-" + range[1] + "/1000000");
        exchange.sendResponseHeaders(206, length);
        exchange.getResponseBody().write(BYTES, Integer.parseInt(range[0]), sent);
        exchange.getResponseBody().flush();
    }

    private void hang() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How a request is answered. */
    @FunctionalInterface
    private interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }
}
