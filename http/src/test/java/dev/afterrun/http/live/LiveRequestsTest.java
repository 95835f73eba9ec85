package dev.afterrun.http.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LiveRequestsTest {
    private static final Duration MINUTES = Duration.ofMinutes(3);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final LiveRequests requests = new LiveRequests(now::get);
    private final LinkedBlockingQueue<RoutingContext> downloads = new LinkedBlockingQueue<>();
    private final Vertx vertx = Vertx.vertx();
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        var router = Router.router(vertx);
        requests.atStart(router);
        router.get("/download").handler(downloads::add);
        router.get("/q/health").handler(http -> http.response().end("up"));
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void downloadIsThereUntilItsLastByte() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            // Given
            var coming = download(client);
            var download = downloads.take();
            passes(MINUTES);
            var before = requests.areThere();

            // When
            download.response().end("bytes");

            // Then
            assertThat(coming.get().body()).isEqualTo("bytes");
            awaitWhatHasHappened(client);
            assertThat(before).isTrue();
            assertThat(requests.areThere()).isFalse();
        }
    }

    @Test
    void downloadThatBreaksOffIsThereNoMore() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            // Given
            var broken = new CompletableFuture<Boolean>();
            try (var other = HttpClient.newHttpClient()) {
                var coming = download(other);
                var _ = downloads.take().addEndHandler(ended -> broken.complete(ended.failed()));
                passes(MINUTES);

                // When
                coming.cancel(true);
                other.shutdownNow();
            }

            // Then
            assertThat(broken.get()).isTrue();
            awaitWhatHasHappened(client);
            assertThat(requests.areThere()).isFalse();
        }
    }

    @Test
    void oneOfSeveralThatEndsLeavesTheOthers() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            // Given
            var one = download(client);
            var other = download(client);
            passes(MINUTES);

            // When
            downloads.take().response().end();
            CompletableFuture.anyOf(one, other).get();
            awaitWhatHasHappened(client);

            // Then
            assertThat(requests.areThere()).isTrue();
            downloads.take().response().end();
            CompletableFuture.allOf(one, other).get();
        }
    }

    @Test
    void shortOneIsThereForASecond() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            // Given
            var coming = download(client);
            downloads.take().response().end();
            assertThat(coming.get().statusCode()).isEqualTo(200);
            awaitWhatHasHappened(client);

            // When
            passes(Duration.ofMillis(999));

            // Then
            assertThat(requests.areThere()).isTrue();
            passes(Duration.ofMillis(1));
            assertThat(requests.areThere()).isFalse();
        }
    }

    private CompletableFuture<HttpResponse<String>> download(HttpClient client) {
        return client.sendAsync(get("/download"), BodyHandlers.ofString());
    }

    /** The server's one thread answers this after all that has reached it. Who watches is not noted. */
    private void awaitWhatHasHappened(HttpClient client) throws IOException, InterruptedException {
        assertThat(client.send(get("/q/health"), BodyHandlers.ofString()).body())
                .isEqualTo("up");
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    private void passes(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
