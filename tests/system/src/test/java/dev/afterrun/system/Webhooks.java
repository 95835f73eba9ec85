package dev.afterrun.system;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** GitHub's way of telling, to an ingest at this address. */
record Webhooks(URI ingest) {
    static final String SECRET = "a secret of these tests";

    /** The status that GitHub sees when it tells of a pull request. */
    int pullRequest(String action, RepositoryName repository, int number, Commit head, String updatedAt)
            throws IOException, InterruptedException {
        var body = """
                {"action": "%s", "number": %d,
                 "pull_request": {"state": "open", "merged": false, "updated_at": "%s",
                                  "head": {"sha": "%s", "repo": {"id": 4711}}, "base": {"ref": "main"}},
                 "repository": {"id": 4711, "full_name": "%s"}, "sender": {"login": "octocat", "id": 583231}}
                """.formatted(action, number, updatedAt, head, repository);
        return tell("pull_request", UUID.randomUUID().toString(), body);
    }

    /** The status that GitHub sees when it tells of a new comment, whose words JSON writes as they are. */
    int comment(String delivery, RepositoryName repository, int number, long comment, String words)
            throws IOException, InterruptedException {
        var body = """
                {"action": "created", "issue": {"number": %d, "pull_request": {"diff_url": "https://forge.example/7.diff"}},
                 "comment": {"id": %d, "body": "%s", "updated_at": "%s", "user": {"login": "octocat", "id": 583231}},
                 "repository": {"id": 4711, "full_name": "%s"}, "sender": {"login": "octocat", "id": 583231}}
                """.formatted(number, comment, words, Instant.now(), repository);
        return tell("issue_comment", delivery, body);
    }

    private int tell(String event, String delivery, String text) throws IOException, InterruptedException {
        var body = text.getBytes(StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create(ingest + "/v1/webhooks/github"))
                .header("Content-Type", "application/json")
                .header("X-GitHub-Event", event)
                .header("X-GitHub-Delivery", delivery)
                .header("X-Hub-Signature-256", "sha256=" + HexFormat.of().formatHex(signature(body)))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private static byte[] signature(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
