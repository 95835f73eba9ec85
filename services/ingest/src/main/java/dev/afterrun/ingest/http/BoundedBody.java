package dev.afterrun.ingest.http;

import dev.afterrun.contracts.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Reads a request's body up to its bounds, and not a byte further than the chunk that passes them. */
public final class BoundedBody {
    /** How long what still comes is thrown away, so that the sender gets to read why. */
    private static final long LINGERING = TimeUnit.SECONDS.toMillis(2);

    private final RoutingContext http;
    private final HttpServerRequest request;
    private final Vertx vertx;
    private final Bounds bounds;
    private final Consumer<Buffer> seen;
    private final Promise<byte[]> whole = Promise.promise();
    private Buffer read = Buffer.buffer(0);

    private BoundedBody(RoutingContext http, Bounds bounds, Consumer<Buffer> seen) {
        this.http = http;
        this.request = http.request();
        this.vertx = http.vertx();
        this.bounds = bounds;
        this.seen = seen;
    }

    /** The whole body; fails with a 413 where it passes the bounds. */
    public static Future<byte[]> of(RoutingContext http, Bounds bounds) {
        return of(http, bounds, chunk -> {});
    }

    /** The same, with each piece shown to {@code seen} as it arrives, which refuses the rest by throwing. */
    public static Future<byte[]> of(RoutingContext http, Bounds bounds, Consumer<Buffer> seen) {
        var body = new BoundedBody(http, bounds, seen);
        body.read();
        return body.whole.future();
    }

    private void read() {
        var announced = announced();
        if (announced > bounds.bytes()) {
            giveUp(bounds.tooLarge(Long.toString(announced)));
            return;
        }
        bounds.patience().ifPresent(this::waitNoLonger);
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        request.handler(this::take)
                .endHandler(end -> whole.tryComplete(read.getBytes()))
                .exceptionHandler(whole::tryFail)
                .resume();
    }

    private long announced() {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    private void waitNoLonger(Duration patience) {
        var timer = vertx.setTimer(patience.toMillis(), late -> giveUp(bounds.tooSlow(patience)));
        var _ = whole.future().onComplete(read -> vertx.cancelTimer(timer));
    }

    private void take(Buffer chunk) {
        if (read.length() + chunk.length() > bounds.bytes()) {
            giveUp(bounds.tooLarge("at least " + (read.length() + chunk.length())));
            return;
        }
        try {
            seen.accept(chunk);
        } catch (ProblemException refusal) {
            giveUp(refusal);
            return;
        }
        // Nearly every body comes in one piece, which need not be copied.
        read = read.length() == 0 ? chunk : read.appendBuffer(chunk);
    }

    private void giveUp(ProblemException why) {
        throwAwayTheRest();
        whole.tryFail(why);
    }

    /** A connection that is closed while the sender still sends takes the answer with it. */
    private void throwAwayTheRest() {
        var connection = request.connection();
        request.handler(rest -> {}).endHandler(end -> {}).resume();
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        // Not the response's own handler: that is one, and would take the place of all that wait for the end of the
        // request.
        var _ = http.addEndHandler(answered -> vertx.setTimer(LINGERING, timer -> connection.close()));
    }
}
