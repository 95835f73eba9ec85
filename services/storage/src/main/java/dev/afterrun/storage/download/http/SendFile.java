package dev.afterrun.storage.download.http;

import static java.util.Objects.requireNonNullElse;

import dev.afterrun.blobs.Delivery.LocalFile;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.storage.download.Finding;
import dev.afterrun.storage.download.http.Selection.Part;
import dev.afterrun.storage.downloadcount.CountDownloads;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers with a file: its conditions, its range, and the bytes by the kernel where they lie on this machine. */
@ApplicationScoped
class SendFile {
    private static final String RANGE = "Range";

    private final Refusals refusals;
    private final HotFiles hotFiles;
    private final StreamFile streamFile;
    private final CountDownloads downloads;
    private final SentBytes sent;

    SendFile(Refusals refusals, HotFiles hotFiles, StreamFile streamFile, CountDownloads downloads, SentBytes sent) {
        this.refusals = refusals;
        this.hotFiles = hotFiles;
        this.streamFile = streamFile;
        this.downloads = downloads;
        this.sent = sent;
    }

    /** Answers the request of {@code context} with {@code serving}, or says why not. */
    void send(RoutingContext context, Serving serving) {
        switch (Conditions.of(context.request().headers(), serving.etag())) {
            case SEND -> sendSelected(context, serving);
            case NOT_MODIFIED -> notModified(context, serving);
            case FAILED ->
                refusals.answer(
                        context,
                        ProblemType.PRECONDITION_FAILED.because(
                                "the file is another one than If-Match names; its ETag is now " + serving.etag()));
        }
    }

    /** Answers that nothing is there, with the page that says so in a site. */
    void sendAsNothing(RoutingContext context, Serving page) {
        context.response().setStatusCode(404);
        sendBytes(context, page, new Part(0, page.file().size()));
    }

    private void sendSelected(RoutingContext context, Serving serving) {
        var size = serving.file().size();
        switch (selection(context.request(), serving)) {
            case Selection.Whole whole -> {
                count(context, serving);
                sendBytes(context, serving, new Part(0, size));
            }
            case Part part -> {
                if (part.from() == 0) {
                    count(context, serving);
                }
                context.response().setStatusCode(206).putHeader(HttpHeaders.CONTENT_RANGE, part.contentRange(size));
                sendBytes(context, serving, part);
            }
            case Selection.Outside outside -> {
                context.response().putHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + size);
                refusals.answer(
                        context,
                        ProblemType.RANGE_NOT_SATISFIABLE.because(
                                "the range begins behind the file's end", size + " bytes", range(context.request())));
            }
        }
    }

    /** Once, by whoever gets the first byte: what goes on where it was cut off, or reads parts at once, is one download. */
    private void count(RoutingContext context, Serving serving) {
        if (context.request().method().equals(HttpMethod.GET)) {
            downloads.downloaded(serving.repository(), serving.file().sha256());
        }
    }

    /** A range is a matter of GET alone (RFC 9110, 14.2). */
    private static Selection selection(HttpServerRequest request, Serving serving) {
        return request.method().equals(HttpMethod.GET) && Conditions.allowRange(request.headers(), serving.etag())
                ? Selection.of(range(request), serving.file().size())
                : new Selection.Whole();
    }

    private static String range(HttpServerRequest request) {
        return requireNonNullElse(request.getHeader(RANGE), "");
    }

    private void sendBytes(RoutingContext context, Serving serving, Part part) {
        var response = context.response();
        response.headers().addAll(serving.headers());
        response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(part.length()));
        if (context.request().method().equals(HttpMethod.HEAD) || part.length() == 0) {
            response.end();
            return;
        }
        switch (serving.bytes()) {
            case Bytes.Held held -> {
                sent.fromHere(part.length());
                response.end(slice(held.content(), part));
            }
            case Bytes.Local local -> sendLocal(context, local.file(), part);
            case Bytes.Remote remote ->
                streamFile.stream(context, serving.file().place().part(part.from(), part.length()));
            case Bytes.Through through ->
                streamFile.pass(context, serving.file().place().part(part.from(), part.length()));
        }
    }

    private static Buffer slice(Buffer content, Part part) {
        var from = (int) part.from();
        return content.slice(from, from + (int) part.length());
    }

    private void sendLocal(RoutingContext context, LocalFile file, Part part) {
        sent.fromHere(part.length());
        context.response()
                .sendFile(file.path().toString(), file.offset() + part.from(), part.length())
                .onFailure(failure -> gone(context));
    }

    /** The object was deleted since it was looked up. Bytes that have begun to flow go on to their end all the same. */
    private void gone(RoutingContext context) {
        var response = context.response();
        hotFiles.forget(requireNonNullElse(context.request().path(), ""));
        if (!response.headWritten() && !response.closed()) {
            response.headers().clear();
            refusals.finding(context, new Finding.Unreadable());
        }
    }

    static void notModified(RoutingContext context, Serving serving) {
        var response = context.response().setStatusCode(304);
        response.headers().addAll(serving.headers());
        response.headers().remove(HttpHeaders.CONTENT_TYPE);
        response.end();
    }
}
