package dev.afterrun.storage.index.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.contracts.Digest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;

/** Answers with documents of ours that change with their ref: whoever has one already asks by its digest. */
@ApplicationScoped
public class Documents {
    private final ObjectMapper json;

    Documents(ObjectMapper json) {
        this.json = json;
    }

    /** Answers with {@code document} as JSON. */
    public void json(RoutingContext context, String mediaType, Object document) {
        try {
            send(context, mediaType, json.writeValueAsBytes(document));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an index can always be written as JSON", e);
        }
    }

    /** Answers with {@code document}, which may depend on what the reader accepts. */
    public void send(RoutingContext context, String mediaType, String document) {
        send(context, mediaType, document.getBytes(StandardCharsets.UTF_8));
    }

    /** Answers with {@code bytes}. */
    public void send(RoutingContext context, String mediaType, byte[] bytes) {
        var etag = '"' + Digest.of(bytes).hex() + '"';
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
                .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(bytes.length));
        if (context.request().method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(Buffer.buffer(bytes));
        }
    }
}
