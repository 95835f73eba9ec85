package dev.afterrun.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.afterrun.cli.server.Json;
import dev.afterrun.launcher.stack.Service;
import dev.afterrun.launcher.stack.StackSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a repository and its people say on the local forge, and how GitHub would tell of it. */
public final class Talk {
    private static final String SECRET = "a secret of these tests";

    private final Site site;
    private final String repository;

    /** In {@code repository}, {@code OWNER/NAME}. */
    public Talk(Site site, String repository) {
        this.site = site;
        this.repository = repository;
    }

    /** A stack that believes what is told here, and soon misses jobs that do not come. */
    public static StackSettings heard(StackSettings settings) {
        return settings.with(Service.INGEST, "AFTERRUN_WEBHOOK_GITHUB_SECRETS", SECRET)
                .with(Service.STORAGE, "AFTERRUN_SEALING_PATIENCE", "PT45S");
    }

    /** The repository's {@code afterrun.toml} from now on. */
    public void settles(String toml) throws IOException, InterruptedException {
        assertThat(send("PUT", "/contents/afterrun.toml", Map.of("text", toml))
                        .path("text")
                        .asText())
                .isEqualTo(toml);
    }

    /** Somebody says this on the pull request, and a webhook tells of it. */
    public void says(String login, int pullRequest, String words) throws IOException, InterruptedException {
        var comment = send("POST", "/pulls/" + pullRequest + "/comments", Map.of("body", words, "author", login));
        var person = Map.of("login", login, "id", 583_231);
        tell(
                "issue_comment",
                Map.of(
                        "action",
                        "created",
                        "issue",
                        Map.of(
                                "number",
                                pullRequest,
                                "pull_request",
                                Map.of("diff_url", "https://forge.example/1.diff")),
                        "comment",
                        Map.of(
                                "id",
                                comment.path("id").asLong(),
                                "body",
                                words,
                                "updated_at",
                                Instant.now().toString(),
                                "user",
                                person),
                        "repository",
                        Map.of("id", 4711, "full_name", repository),
                        "sender",
                        person));
    }

    /** The check run beside the commit, once it says {@code words}. */
    public JsonNode checkOf(String commit, String words) {
        return site.await(at("/commits/" + commit + "/checks"), words).path(0);
    }

    private JsonNode send(String method, String path, Object body) throws IOException, InterruptedException {
        var answer = site.send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(Json.write(body)))
                .build());
        assertThat(answer.statusCode()).as(path).isBetween(200, 299);
        return Json.MAPPER.readTree(answer.body());
    }

    private void tell(String event, Object payload) throws IOException, InterruptedException {
        var body = Json.write(payload);
        var answer = site.send(HttpRequest.newBuilder(site.ingest("/v1/webhooks/github"))
                .header("Content-Type", "application/json")
                .header("X-GitHub-Event", event)
                .header("X-GitHub-Delivery", UUID.randomUUID().toString())
                .header("X-Hub-Signature-256", "sha256=" + HexFormat.of().formatHex(signature(body)))
                .POST(BodyPublishers.ofByteArray(body))
                .build());
        assertThat(answer.statusCode()).as(event).isEqualTo(202);
    }

    private URI at(String path) {
        return site.forge("/v1/repos/" + repository + path);
    }

    private static byte[] signature(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
