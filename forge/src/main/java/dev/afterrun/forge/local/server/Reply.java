package dev.afterrun.forge.local.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.sun.net.httpserver.HttpExchange;
import dev.afterrun.contracts.problem.Problem;
import dev.afterrun.forge.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What goes back to the caller. */
record Reply(int status, String contentType, String body) {
    static Reply json(int status, Object value) {
        return new Reply(status, "application/json", text(value));
    }

    static Reply problem(Problem problem) {
        return new Reply(problem.status(), Problem.MEDIA_TYPE, text(problem));
    }

    static Reply page(String html) {
        return new Reply(200, "text/html; charset=utf-8", html);
    }

    static Reply nothing() {
        return new Reply(204, "", "");
    }

    void to(HttpExchange exchange) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        headers.set("Cache-Control", "no-store");
        if (!contentType.isEmpty()) {
            headers.set("Content-Type", contentType);
        }
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        // -1 is this server's word for "no body"; 0 would mean "of unknown length".
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String text(Object value) {
        try {
            return Json.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("a reply that is no JSON", bug);
        }
    }
}
