package dev.afterrun.ingest.webhook;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** GitHub on the other side: payloads with the fields that its reference of webhooks documents, signed and delivered. */
public final class GitHub {
    static final String OLDER_SECRET = "the older one";
    /** One of the two that the tests' settings have. */
    public static final String NEWER_SECRET = "the newer one";

    static final String HEAD = "6e4ddaf0c8f5f0b2a7d0b8f4a8a5a9a1f3f2c1d0";
    static final String BEFORE = "0d1c2f3f1a9a5a8a4f8b0d7a2b0f5f8c0fadd4e6";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RestAssuredConfig BYTES_AS_THEY_ARE = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    private GitHub() {}

    /** A payload of a repository. */
    static ObjectNode payload(String action) {
        var payload = JSON.createObjectNode().put("action", action);
        payload.putObject("repository")
                .put("id", 1296269)
                .put("full_name", "octocat/Hello-World")
                .putObject("owner")
                .put("login", "octocat");
        payload.putObject("sender").put("login", "octocat").put("id", 583231).put("type", "User");
        return payload;
    }

    /** Something about pull request 7, from a fork. */
    public static ObjectNode pullRequest(String action) {
        var payload = payload(action).put("number", 7);
        var pullRequest = payload.putObject("pull_request")
                .put("number", 7)
                .put("state", "open")
                .put("merged", false)
                .put("updated_at", "2026-11-21T09:00:00Z")
                .putNull("merge_commit_sha")
                .put("body", "What it is for.");
        pullRequest.putObject("head").put("ref", "feature").put("sha", HEAD);
        pullRequest.withObject("/head").putObject("repo").put("id", 1296270).put("fork", true);
        pullRequest.putObject("base").put("ref", "main").put("sha", BEFORE);
        pullRequest.withObject("/base").putObject("repo").put("id", 1296269);
        pullRequest.putArray("labels").addObject().put("name", "bug");
        return payload;
    }

    /** A comment on pull request 7. */
    static ObjectNode comment(String action) {
        var payload = payload(action);
        payload.putObject("issue")
                .put("number", 7)
                .putObject("pull_request")
                .put("url", "https://api.github.test/repos/octocat/Hello-World/pulls/7")
                .put("diff_url", "https://github.test/octocat/Hello-World/pull/7.diff");
        payload.putObject("comment")
                .put("id", 492700400L)
                .put("body", "/afterrun status")
                .put("updated_at", "2026-11-21T09:00:00Z")
                .putObject("user")
                .put("login", "monalisa")
                .put("id", 2);
        return payload;
    }

    /** A push, which has no action. */
    static ObjectNode push(String ref) {
        var payload = payload("").put("ref", ref).put("before", BEFORE).put("after", HEAD);
        payload.remove("action");
        payload.put("forced", true).putArray("commits");
        return payload;
    }

    /** What ingest answers to this payload, signed. */
    public static Response deliver(String event, ObjectNode payload) {
        return deliver(event, UUID.randomUUID().toString(), bytes(payload));
    }

    static Response deliver(String event, String delivery, ObjectNode payload) {
        return deliver(event, delivery, bytes(payload));
    }

    static Response deliver(String event, String delivery, byte[] body) {
        return deliver(event, delivery, body, signature(NEWER_SECRET, body));
    }

    static Response deliver(String event, String delivery, byte[] body, String signature) {
        return given().config(BYTES_AS_THEY_ARE)
                .header("X-GitHub-Event", event)
                .header("X-GitHub-Delivery", delivery)
                .header("X-Hub-Signature-256", signature)
                .contentType("application/json")
                .body(body)
                .post("/v1/webhooks/github");
    }

    /** A payload as it travels. */
    public static byte[] bytes(ObjectNode payload) {
        try {
            return JSON.writeValueAsBytes(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The value of the header that {@code secret} makes of this body. */
    public static String signature(String secret, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
