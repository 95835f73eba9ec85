package dev.afterrun.storage.index.http;

import dev.afterrun.storage.index.Document;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionException;

/** Answers with documents of ours that change with their ref: whoever has one already asks by its digest. */
@ApplicationScoped
public class Documents {
    private static final int CHUNK = 128 * 1024;

    /** Answers with {@code document}, which may depend on what the reader accepts. */
    public void send(RoutingContext context, String mediaType, Document document) {
        var etag = '"' + document.digest().hex() + '"';
        var response = context.response()
                .putHeader(HttpHeaders.ETAG, etag)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Security-Policy", "sandbox");
        var known = context.request().headers().getAll(HttpHeaders.IF_NONE_MATCH).stream()
                .anyMatch(field -> field.contains(etag));
        if (known) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, mediaType)
                .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(document.bytes().length));
        if (context.request().method().equals(HttpMethod.HEAD)) {
            response.end();
        } else if (document.bytes().length <= CHUNK) {
            response.end(Buffer.buffer(document.bytes()));
        } else {
            pump(document.bytes(), response);
        }
    }

    private static void pump(byte[] bytes, HttpServerResponse response) {
        try {
            for (var sent = 0; sent < bytes.length; sent += CHUNK) {
                var chunk = Buffer.buffer().appendBytes(bytes, sent, Math.min(CHUNK, bytes.length - sent));
                // Waits for the reader, so that a slow one costs no copy of the whole.
                response.write(chunk).toCompletionStage().toCompletableFuture().join();
            }
            response.end();
        } catch (CompletionException leftByReader) {
            response.reset();
        }
    }
}
