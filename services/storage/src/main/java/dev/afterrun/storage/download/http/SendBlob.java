package dev.afterrun.storage.download.http;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.storage.blob.Place;
import dev.afterrun.storage.download.http.Selection.Part;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers with bytes that are no file of a job, whole or a range of them: from here, or by sending the reader to the store. */
@ApplicationScoped
public class SendBlob {
    private final StreamFile streamFile;
    private final Refusals refusals;

    SendBlob(StreamFile streamFile, Refusals refusals) {
        this.streamFile = streamFile;
        this.refusals = refusals;
    }

    /** Answers the request of {@code context} with what lies at {@code place}. Nobody keeps the answer: the next may be another. */
    public void send(RoutingContext context, Digest sha256, Place place) {
        var size = place.slice().length();
        var etag = '"' + sha256.hex() + '"';
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/octet-stream")
                .putHeader(HttpHeaders.ETAG, etag)
                .putHeader(HttpHeaders.ACCEPT_RANGES, "bytes")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("X-Content-Type-Options", "nosniff");
        switch (selection(context, etag, size)) {
            case Selection.Whole whole -> send(context, place, new Part(0, size));
            case Part part -> {
                context.response().setStatusCode(206).putHeader(HttpHeaders.CONTENT_RANGE, part.contentRange(size));
                send(context, place, part);
            }
            case Selection.Outside outside -> {
                context.response().putHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + size);
                refusals.answer(
                        context,
                        ProblemType.RANGE_NOT_SATISFIABLE.because(
                                "the range begins behind the end", size + " bytes", range(context)));
            }
        }
    }

    private static Selection selection(RoutingContext context, String etag, long size) {
        return context.request().method().equals(HttpMethod.GET)
                        && Conditions.allowRange(context.request().headers(), etag)
                ? Selection.of(range(context), size)
                : new Selection.Whole();
    }

    private static String range(RoutingContext context) {
        var range = context.request().getHeader("Range");
        return range == null ? "" : range;
    }

    private void send(RoutingContext context, Place place, Part part) {
        context.response().putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(part.length()));
        if (context.request().method().equals(HttpMethod.HEAD)) {
            context.response().end();
        } else {
            streamFile.streamPart(context, place, part);
        }
    }
}
