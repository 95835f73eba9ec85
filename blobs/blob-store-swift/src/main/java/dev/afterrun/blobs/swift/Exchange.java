package dev.afterrun.blobs.swift;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Sends a request, and again where that may help. */
final class Exchange implements AutoCloseable {
    private static final int TRIES = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final HttpClient client;
    private final Duration patience;

    Exchange(Duration patience) {
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build();
    }

    <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body) throws IOException {
        return send(request, body, patience);
    }

    /** The first answer that another try would not change, or the last. */
    <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body, Duration atMost) throws IOException {
        return send(request, body, atMost, TRIES);
    }

    /** The answer to one try alone. */
    <T> HttpResponse<T> sendOnce(HttpRequest.Builder request, BodyHandler<T> body, Duration atMost) throws IOException {
        return send(request, body, atMost, 1);
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body, Duration atMost, int tries)
            throws IOException {
        var ready = request.timeout(atMost).build();
        for (var attempt = 1; ; attempt++) {
            try {
                var answer = client.send(ready, body);
                if (attempt == tries || !mayPass(answer.statusCode())) {
                    return answer;
                }
                drop(answer.body());
            } catch (IOException e) {
                if (attempt == tries) {
                    throw new IOException(ready.method() + " " + ready.uri() + " failed: " + e, e);
                }
            } catch (InterruptedException e) {
                throw interrupted(ready, e);
            }
            pause(attempt, ready);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private static boolean mayPass(int status) {
        return status == 408 || status == 429 || (status >= 500 && status != 507);
    }

    private static void drop(Object body) throws IOException {
        if (body instanceof AutoCloseable stream) {
            try {
                stream.close();
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
    }

    /** Twice as long each time, and never at the same moment as others. */
    private static void pause(int attempt, HttpRequest request) throws IOException {
        var longest = FIRST_PAUSE.toMillis() << (attempt - 1);
        try {
            Thread.sleep(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
        } catch (InterruptedException e) {
            throw interrupted(request, e);
        }
    }

    private static IOException interrupted(HttpRequest request, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return (IOException) new InterruptedIOException("while " + request.uri() + " was asked").initCause(cause);
    }
}
