package dev.afterrun.ingest;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.UUID;
import java.util.function.Consumer;

/** Reports as CI jobs send them, good ones and bad ones. */
public final class Reports {
    public static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    public static final String DIGEST = "a".repeat(64);
    private static final ObjectMapper JSON = new ObjectMapper();

    private Reports() {}

    /** A report in which only what must be said is said. */
    public static ObjectNode report() {
        return JSON.createObjectNode()
                .put("repository", "octo/Hello")
                .put("run", "7")
                .put("job", "linux")
                .put("commit", COMMIT)
                .put("conclusion", "failure");
    }

    /** The same with something more or else. */
    public static ObjectNode report(Consumer<ObjectNode> change) {
        var report = report();
        change.accept(report);
        return report;
    }

    /** A CloudEvent in structured mode around {@code data}, with an id of its own. */
    public static ObjectNode cloudEvent(ObjectNode data) {
        var event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", UUID.randomUUID().toString())
                .put("source", "https://ci.test/octo")
                .put("type", "dev.afterrun.run.finished.v1");
        event.set("data", data);
        return event;
    }

    /** A file as reports list it. */
    public static ObjectNode file(String path) {
        return JSON.createObjectNode().put("path", path).put("sha256", DIGEST).put("size", 3);
    }

    /** What ingest answers to this body as plain JSON. */
    public static Response post(Object body) {
        return post("/v1/runs/finished", "application/json", body);
    }

    /** What ingest answers to this body of this kind. */
    public static Response post(String path, String contentType, Object body) {
        return given().config(BYTES_AS_THEY_ARE)
                .auth()
                .oauth2(Issuer.token())
                .header("Content-Type", contentType)
                .body(body.toString())
                .post(path);
    }

    /** A topic's value as a tree. */
    public static com.fasterxml.jackson.databind.JsonNode tree(byte[] value) {
        try {
            return JSON.readTree(value);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static final io.restassured.config.RestAssuredConfig BYTES_AS_THEY_ARE =
            io.restassured.config.RestAssuredConfig.config()
                    .encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                            .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                            .defaultContentCharset(java.nio.charset.StandardCharsets.UTF_8)
                            .encodeContentTypeAs("application/cloudevents+json", io.restassured.http.ContentType.TEXT)
                            .encodeContentTypeAs(
                                    "application/cloudevents-batch+json", io.restassured.http.ContentType.TEXT));
}
