package dev.afterrun.storage.view.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;

/**
 * An answer whose length nobody knows before it is written. Waits for its reader, so that a slow one costs no memory, but not for one that
 * is slower than {@link AnswerSettings} say, so that it holds nobody's turn for ever. It is whole once {@link #end} was called; {@link #close} alone ends nothing, so that what wraps it cannot make a broken answer look whole.
 */
public final class AnswerStream extends OutputStream {
    private static final int CHUNK = 64 * 1024;

    private final HttpServerResponse response;
    private final Pace pace;
    private final byte[] chunk = new byte[CHUNK];
    private int held;
    private boolean abandoned;

    private AnswerStream(HttpServerResponse response, Pace pace) {
        this.response = response;
        this.pace = pace;
    }

    static AnswerStream begin(RoutingContext context, String contentType, Pace pace) {
        var response = context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, contentType)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Security-Policy", "sandbox");
        return new AnswerStream(response, pace);
    }

    /** Whether only the headers are asked for; they are answered then. */
    public static boolean endsWithHead(RoutingContext context) {
        var head = context.request().method().equals(HttpMethod.HEAD);
        if (head) {
            context.response().end();
        }
        return head;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        for (var taken = 0; taken < length; ) {
            var count = Math.min(length - taken, CHUNK - held);
            System.arraycopy(bytes, from + taken, chunk, held, count);
            held += count;
            taken += count;
            if (held == CHUNK) {
                send();
            }
        }
    }

    /** All of it was written. */
    public void end() {
        send();
        response.end();
    }

    /** It will never be whole: nothing that is still written reaches the reader, whose connection breaks. */
    public void abandon() {
        abandoned = true;
        response.reset();
    }

    private void send() {
        if (held > 0 && !abandoned) {
            if (!response.headWritten()) {
                response.setChunked(true);
            }
            await(response.write(Buffer.buffer(held).appendBytes(chunk, 0, held))
                    .toCompletionStage()
                    .toCompletableFuture());
        }
        held = 0;
    }

    private void await(CompletableFuture<Void> taking) {
        try {
            pace.await(taking, held);
        } catch (ReaderTooSlow slow) {
            abandon();
            throw slow;
        }
    }
}
