package dev.afterrun.blobs.gcs;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a request is answered with. */
final class Reply {
    private static final byte[] NOTHING = {};

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    Reply(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    static Reply json(JsonObject resource) {
        return json(200, resource);
    }

    /** An error as the API words it. */
    static Reply error(int status, String reason) {
        var cause = new JsonObject();
        cause.addProperty("domain", "global");
        cause.addProperty("reason", reason);
        cause.addProperty("message", reason);
        var causes = new JsonArray();
        causes.add(cause);
        var error = new JsonObject();
        error.addProperty("code", status);
        error.addProperty("message", reason);
        error.add("errors", causes);
        var answer = new JsonObject();
        answer.add("error", error);
        return json(status, answer);
    }

    static Reply empty(int status) {
        return new Reply(status, Map.of(), NOTHING);
    }

    /** Replies to the parts of a request, each under the name of what it replies to. */
    static Reply batch(Map<String, Reply> parts) {
        var text = new StringBuilder();
        parts.forEach((id, reply) -> text.append(
                        "--batch_of_the_test\r\nContent-Type: application/http\r\nContent-ID: <response-")
                .append(id)
                .append(">\r\n\r\n")
                .append(reply.text())
                .append("\r\n"));
        return new Reply(
                200,
                Map.of("Content-Type", "multipart/mixed; boundary=batch_of_the_test"),
                text.append("--batch_of_the_test--\r\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    private String text() {
        var head = new StringBuilder("HTTP/1.1 " + status + " so it was told\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head + "Content-Length: " + body.length + "\r\n\r\n" + new String(body, StandardCharsets.UTF_8);
    }

    void send(HttpExchange exchange) throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private static Reply json(int status, JsonObject answer) {
        return new Reply(
                status,
                Map.of("Content-Type", "application/json; charset=UTF-8"),
                answer.toString().getBytes(StandardCharsets.UTF_8));
    }
}
