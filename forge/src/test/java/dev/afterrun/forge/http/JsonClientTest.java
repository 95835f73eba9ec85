package dev.afterrun.forge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.afterrun.forge.ForgeRefused;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class JsonClientTest {
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private JsonClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        client = new JsonClient(base(), Map.of("Authorization", "Bearer secret"));
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    @Test
    void answerThatNeverComesIsATimeOut() {
        // Given
        on("/silent", exchange -> over());

        // When, Then
        assertThatThrownBy(() -> impatient().get("/silent"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/silent");
    }

    @Test
    void bodyThatStopsHalfWayIsATimeOut() {
        // Given
        on("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            over();
        });

        // When, Then
        assertThatThrownBy(() -> impatient().get("/drip"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/drip");
    }

    @Test
    void endlessBodyIsGivenUp() {
        // Given
        on("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var megabyte = new byte[1024 * 1024];
            for (var sent = 0; sent < 64; sent++) {
                exchange.getResponseBody().write(megabyte);
            }
        });

        // When, Then
        assertThatThrownBy(() -> client.get("/endless"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(JsonClient.ANSWER_BYTES + " bytes");
    }

    @Test
    void redirectOfARenamedRepositoryKeepsMethodAndBody() throws IOException {
        // Given
        on("/old", exchange -> redirect(exchange, 307, "/new?x=1"));
        on("/new", exchange -> {
            seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
        });

        // When
        var answer = client.send("PATCH", "/old", Map.of("body", "hello"));

        // Then
        assertThat(answer.status()).isEqualTo(204);
        assertThat(seen).containsExactly("PATCH /new?x=1 {\"body\":\"hello\"}");
    }

    @Test
    void redirectToAnotherHostNeverGetsTheToken() {
        // Given
        on("/away", exchange -> redirect(exchange, 302, base().toString().replace("127.0.0.1", "localhost") + "/new"));
        on("/new", exchange -> seen.add("reached"));

        // When, Then
        assertThatThrownBy(() -> client.get("/away"))
                .isInstanceOf(ForgeRefused.class)
                .hasMessageContaining("another host, localhost")
                .hasMessageNotContaining("secret");
        assertThat(seen).isEmpty();
    }

    @Test
    void redirectsInACircleEnd() {
        // Given
        on("/circle", exchange -> redirect(exchange, 301, "/circle"));

        // When, Then
        assertThatThrownBy(() -> client.get("/circle"))
                .isInstanceOf(ForgeRefused.class)
                .hasMessageContaining("circle");
    }

    @Test
    void interruptIsHeardAndKept() {
        // Given
        on("/silent", exchange -> over());
        Thread.currentThread().interrupt();

        // When, Then
        assertThatThrownBy(() -> client.get("/silent")).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void whoWatchesHearsWhatIsLeftAlsoOfARequestWithMoreHeaders() throws IOException {
        // Given
        var left = new RequestsLeft(Clock.systemUTC());
        var reset = Long.toString(Instant.now().plusSeconds(3_600).getEpochSecond());
        on("/counted", exchange -> {
            exchange.getResponseHeaders().set("X-RateLimit-Limit", "5000");
            exchange.getResponseHeaders().set("X-RateLimit-Remaining", "2500");
            exchange.getResponseHeaders().set("X-RateLimit-Reset", reset);
            exchange.sendResponseHeaders(204, -1);
        });

        // When
        client.watchedBy(left).with("If-None-Match", "any").get("/counted");

        // Then
        assertThat(left.share()).isEqualTo(0.5);
    }

    private JsonClient impatient() {
        return new JsonClient(base(), Map.of(), Duration.ofMillis(500));
    }

    private void on(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            try (exchange) {
                handler.handle(exchange);
            }
        });
    }

    private void over() {
        try {
            over.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void redirect(HttpExchange exchange, int status, String location) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        exchange.sendResponseHeaders(status, -1);
    }

    private URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }
}
