package dev.afterrun.ingest.event.http;

import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;

/** Reads a request's body up to a limit, and not a byte further than the chunk that passes it. */
final class BoundedBody {
    /** How long what still comes is thrown away, so that the sender gets to read why. */
    private static final long LINGERING = TimeUnit.SECONDS.toMillis(2);

    private final HttpServerRequest request;
    private final Vertx vertx;
    private final int limit;
    private final Promise<byte[]> whole = Promise.promise();
    private Buffer read = Buffer.buffer(0);

    private BoundedBody(RoutingContext http, int limit) {
        this.request = http.request();
        this.vertx = http.vertx();
        this.limit = limit;
    }

    /** The whole body; fails with a 413 where it has more than {@code limit} bytes. */
    static Future<byte[]> of(RoutingContext http, int limit) {
        var body = new BoundedBody(http, limit);
        body.read();
        return body.whole.future();
    }

    private void read() {
        var announced = announced();
        if (announced > limit) {
            throwAwayTheRest();
            whole.fail(tooLarge(Long.toString(announced)));
            return;
        }
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

    private void take(Buffer chunk) {
        if (read.length() + chunk.length() > limit) {
            throwAwayTheRest();
            whole.tryFail(tooLarge("at least " + (read.length() + chunk.length())));
        } else {
            // Nearly every body comes in one piece, which need not be copied.
            read = read.length() == 0 ? chunk : read.appendBuffer(chunk);
        }
    }

    /** A connection that is closed while the sender still sends takes the answer with it. */
    private void throwAwayTheRest() {
        var connection = request.connection();
        request.handler(rest -> {}).endHandler(end -> {}).resume();
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE).endHandler(answered -> {
            var _ = vertx.setTimer(LINGERING, timer -> connection.close());
        });
    }

    private ProblemException tooLarge(String bytes) {
        return new ProblemException(ProblemType.TOO_LARGE.because(
                "the body has " + bytes + " bytes; the limit is " + limit
                        + ". Name the files in a manifest and put details into a file",
                limit,
                bytes));
    }
}
