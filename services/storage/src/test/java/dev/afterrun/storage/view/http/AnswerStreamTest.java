package dev.afterrun.storage.view.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Readers that are slower than is waited for. */
class AnswerStreamTest {
    private static final int MEGABYTE = 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofMillis(300);

    /** So long no thread is held up, so that a reader is as fast as it is meant to be. */
    private static final Duration LONG = Duration.ofSeconds(10);

    /** More than all buffers on the way take. */
    private static final int MEGABYTES = 32;

    private final Vertx vertx = Vertx.vertx();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void end() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        threads.shutdownNow();
    }

    @Test
    void readerThatStopsReadingIsNotWaitedForAndItsAnswerNeverLooksWhole() throws Exception {
        // Given
        var written = new CompletableFuture<Boolean>();
        var port = serving(written, PATIENCE);

        try (var reader = asking(port)) {
            // When
            var end = written.handle((done, failure) -> failure).get(1, TimeUnit.MINUTES);

            // Then
            assertThat(end).isInstanceOf(ReaderTooSlow.class).hasMessageContaining("less than 1048576 bytes in PT0.3S");
            assertThat(rest(reader)).doesNotEndWith("\r\n0\r\n\r\n");
        }
    }

    @Test
    void readerThatReadsHasAllOfIt() throws Exception {
        // Given
        var written = new CompletableFuture<Boolean>();
        var port = serving(written, Duration.ofMinutes(1));

        // When
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                            .timeout(Duration.ofMinutes(1))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());

            // Then
            assertThat(answer.body()).hasSize(MEGABYTES * MEGABYTE);
        }
        assertThat(written).succeedsWithin(Duration.ofMinutes(1));
    }

    @Test
    void readerThatTakesALittleNowAndThenIsNotWaitedForEither() {
        // Given
        var pace = new ReaderPace(MEGABYTE, PATIENCE);

        // When // Then
        assertThatExceptionOfType(ReaderTooSlow.class).isThrownBy(() -> {
            for (var chunk = 0; chunk < 10; chunk++) {
                pace.await(takenIn(PATIENCE.dividedBy(3)), 1);
            }
        });
    }

    @Test
    void readerThatIsFastEnoughIsWaitedForAsLongAsItTakes() {
        // Given
        var pace = new ReaderPace(MEGABYTE, LONG);

        // When // Then
        assertThatCode(() -> {
                    for (var chunk = 0; chunk < 7; chunk++) {
                        pace.await(takenIn(LONG.dividedBy(6)), MEGABYTE);
                    }
                })
                .doesNotThrowAnyException();
    }

    private CompletableFuture<Void> takenIn(Duration time) {
        return CompletableFuture.runAsync(
                () -> {}, CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS, threads));
    }

    private int serving(CompletableFuture<Boolean> written, Duration patience) {
        var router = Router.router(vertx);
        router.get()
                .handler(context -> threads.execute(() -> {
                    var answer = AnswerStream.begin(context, "application/zstd", new ReaderPace(MEGABYTE, patience));
                    try {
                        for (var megabyte = 0; megabyte < MEGABYTES; megabyte++) {
                            answer.write(new byte[MEGABYTE]);
                        }
                        answer.end();
                        written.complete(true);
                    } catch (RuntimeException e) {
                        answer.abandon();
                        written.completeExceptionally(e);
                    }
                }));
        return vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    private static Socket asking(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(60_000);
        socket.getOutputStream()
                .write("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** All that still comes. */
    private static String rest(Socket socket) throws IOException {
        var text = new StringBuilder();
        var buffer = new byte[MEGABYTE];
        try {
            for (var read = 0; read >= 0; read = socket.getInputStream().read(buffer)) {
                text.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
            }
        } catch (SocketException reset) {
            // The connection breaks, and what had arrived was read.
        }
        return text.toString();
    }
}
