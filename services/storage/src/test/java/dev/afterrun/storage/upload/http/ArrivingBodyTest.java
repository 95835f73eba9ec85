package dev.afterrun.storage.upload.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.problem.ProblemException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bodies that come well, slowly, and not to their end. */
@Timeout(120)
class ArrivingBodyTest {
    /** For those who are too slow however long they are waited for. */
    private static final Duration SHORT = Duration.ofMillis(300);

    /** So long no thread is held up, so that whoever sends is heard of in time. */
    private static final Duration LONG = Duration.ofSeconds(10);

    private static final String TOO_SLOW = "1024 bytes a second";

    private final Vertx vertx = Vertx.vertx();
    private final CompletableFuture<String> outcome = new CompletableFuture<>();
    private final CompletableFuture<String> outcomeOfTheGone = new CompletableFuture<>();
    private Socket sender = new Socket();
    private volatile Duration patience = LONG;

    @BeforeEach
    void connect() throws Exception {
        var server = vertx.createHttpServer()
                .requestHandler(request -> {
                    request.pause();
                    if (request.path().equals("/gone")) {
                        request.connection().closeHandler(gone -> begin(request, outcomeOfTheGone));
                    } else {
                        begin(request, outcome);
                    }
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(1, TimeUnit.MINUTES);
        sender = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
        sender.setTcpNoDelay(true);
    }

    @AfterEach
    void close() throws Exception {
        sender.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
    }

    @Test
    void whoSaysNothingMoreIsNotWaitedFor() throws Exception {
        // When
        announced(SHORT, "a few bytes");

        // Then: who is heard of too late has sent nothing
        assertThat(outcome.get()).contains(TOO_SLOW).containsPattern("\\b(11|0) bytes in ");
    }

    @Test
    void whoNeverFallsSilentAndSendsNextToNothingIsNotWaitedForEither() throws Exception {
        // Given
        announced(SHORT, "");

        // When
        while (!outcome.isDone()) {
            send("x");
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }

        // Then
        assertThat(outcome.get()).contains(TOO_SLOW);
    }

    @Test
    void whoHasSentMuchMayRestForAWhile() throws Exception {
        // Given
        announced(LONG, "x".repeat(1_000_000));
        LockSupport.parkNanos(LONG.plusSeconds(1).toNanos());

        // When
        send("x".repeat(1_000_000));

        // Then
        assertThat(outcome.get()).isEqualTo("2000000 bytes");
    }

    @Test
    void whatBreaksOffIsNoWholeBody() throws Exception {
        // Given
        announced(LONG, "x".repeat(1_000_000));

        // When
        sender.close();

        // Then
        assertThat(outcome.get()).isEqualTo("cut off");
    }

    @Test
    void whoHasGoneBeforeAnythingWasReadIsNotWaitedFor() throws Exception {
        // When
        try (var other = new Socket(InetAddress.getLoopbackAddress(), sender.getPort())) {
            other.getOutputStream()
                    .write("PUT /gone HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n".getBytes(US_ASCII));
        }

        // Then
        assertThat(outcomeOfTheGone.get()).isEqualTo("cut off");
    }

    private void begin(HttpServerRequest request, CompletableFuture<String> outcome) {
        Thread.ofVirtual().start(() -> outcome.complete(read(request)));
    }

    /** Announces two million bytes, of which these are the first, to somebody who waits so long. */
    private void announced(Duration patience, String first) throws IOException {
        this.patience = patience;
        send("PUT /f HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000000\r\n\r\n" + first);
    }

    private void send(String text) throws IOException {
        sender.getOutputStream().write(text.getBytes(US_ASCII));
        sender.getOutputStream().flush();
    }

    private String read(HttpServerRequest request) {
        try (var body = new ArrivingBody(request, patience)) {
            return body.readAllBytes().length + " bytes";
        } catch (ProblemException refused) {
            return refused.problem().toString();
        } catch (IOException cutOff) {
            return "cut off";
        }
    }
}
