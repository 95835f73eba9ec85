package dev.afterrun.ingest.hostile;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.afterrun.contracts.event.GitHubEvents;
import dev.afterrun.http.hostile.Hostile;
import dev.afterrun.http.hostile.HostileCaller;
import dev.afterrun.http.hostile.Operation;
import dev.afterrun.ingest.Issuer;
import dev.afterrun.ingest.KafkaBroker;
import dev.afterrun.ingest.Topic;
import dev.afterrun.ingest.webhook.GitHub;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** By somebody who has the webhook's secret, but for those who have not. What is signed and tells nothing is told so, with 200. */
@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@QuarkusTestResource(Issuer.class)
class HostileWebhooksTest {
    private static final String SIGNATURE = "X-Hub-Signature-256";
    private static final String EVENT = "X-GitHub-Event";
    private static final String DELIVERY = "X-GitHub-Delivery";
    private static final String PULL_REQUEST = "pull_request";
    private static final List<String> EVENTS =
            GitHubEvents.NEEDED.stream().sorted().toList();
    private static final int ROUNDS = 40;

    /** The same each time, so that a change is judged by what it does; {@code -Dafterrun.hostile.seed=N} is another. */
    private static final long SEED = 362_133_936;

    private static final List<String> NAMES = List.of(
            "action", "repository", "id", "full_name", "pull_request", "head", "sha", "number", "ref", "sender");

    @TestHTTPResource
    URI server;

    private HostileCaller caller;
    private Operation webhook = new Operation("", "", List.of(), List.of(), List.of(), List.of(), Map.of());
    private long records;

    @BeforeEach
    void begin() {
        caller = new HostileCaller(
                server.getPort(), Map.of("Content-Type", "application/json"), HostileWebhooksTest::isIgnored);
        webhook = Operation.all(given().get("/q/openapi?format=json").asByteArray(), Map.of()).stream()
                .filter(operation -> operation.path().startsWith("/v1/webhooks/"))
                .findFirst()
                .orElseThrow();
        records = Topic.recordsOnAll();
    }

    @AfterEach
    void end() {
        caller.close();
    }

    @Test
    void nothingIsASignatureThatIsNone() throws Exception {
        // Given
        var body = GitHub.bytes(GitHub.pullRequest("opened"));
        var right = GitHub.signature(GitHub.NEWER_SECRET, body);
        var wrong = Stream.concat(
                Hostile.words().stream(),
                Stream.of(
                        right + ",",
                        right + ", " + right,
                        right.replace("sha256=", "sha512="),
                        right.replace("sha256=", "sha256=="),
                        right.substring(0, right.length() - 2),
                        GitHub.signature(GitHub.NEWER_SECRET, new byte[] {1}),
                        GitHub.signature(GitHub.NEWER_SECRET + " ", body)));

        // When
        for (var signature : wrong.toList()) {
            var answer = send(Map.of(SIGNATURE, signature), body);
            assertThat(answer.statusCode()).as(signature).isEqualTo(401);
        }

        // Then
        nothingWasTold(30);
    }

    @Test
    void noBodyTellsAnythingThatNoEventMeans() throws Exception {
        // When
        for (var event : EVENTS) {
            for (var body : Hostile.bodies()) {
                signed(event, body);
            }
        }

        // Then
        nothingWasTold(150);
    }

    @Test
    void noJsonByChanceTellsAnything() throws Exception {
        // Given
        var seed = Long.getLong("afterrun.hostile.seed", SEED);
        var chance = new Random(seed);

        // When
        for (var event : EVENTS) {
            for (var round = 0; round < ROUNDS; round++) {
                signed(event, Hostile.anything(chance, NAMES));
            }
        }

        // Then
        nothingWasTold(150);
    }

    @Test
    void noFieldOfAPayloadTakesWhatDoesNotBelongThere() throws Exception {
        // Given
        var fields = List.of(
                "/number",
                "/pull_request/updated_at",
                "/pull_request/head/sha",
                "/pull_request/merged",
                "/repository/full_name",
                "/repository/id");

        // When
        for (var field : fields) {
            for (var text : Hostile.texts()) {
                signed(PULL_REQUEST, GitHub.bytes(with(field, JsonNodeFactory.instance.textNode(text))));
            }
        }

        // Then
        nothingWasTold(150);
    }

    @Test
    void noHeaderIsLongerThanAName() throws Exception {
        // Given
        var body = GitHub.bytes(GitHub.pullRequest("opened"));

        // When
        for (var field : List.of(EVENT, DELIVERY)) {
            for (var value : List.of("", " ", "x".repeat(4_000))) {
                send(Map.of(SIGNATURE, GitHub.signature(GitHub.NEWER_SECRET, body), field, value), body);
            }
        }

        // Then
        nothingWasTold(6);
    }

    private void nothingWasTold(int atLeast) {
        assertThat(caller.asked()).isGreaterThanOrEqualTo(atLeast);
        assertThat(caller.wrong()).isEmpty();
        assertThat(Topic.recordsOnAll()).isEqualTo(records);
    }

    private static ObjectNode with(String field, JsonNode value) {
        var payload = GitHub.pullRequest("opened");
        var end = field.lastIndexOf('/');
        ((ObjectNode) payload.at(field.substring(0, end))).set(field.substring(end + 1), value);
        return payload;
    }

    private static boolean isIgnored(HttpResponse<String> answer) {
        return answer.statusCode() == 200 && answer.body().contains("\"ignored\":");
    }

    private void signed(String event, byte[] body) throws Exception {
        send(Map.of(SIGNATURE, GitHub.signature(GitHub.NEWER_SECRET, body), EVENT, event), body);
    }

    private HttpResponse<String> send(Map<String, String> fields, byte[] body) throws Exception {
        var all = new HashMap<>(Map.of(EVENT, PULL_REQUEST, DELIVERY, "1"));
        all.putAll(fields);
        return caller.ask(webhook, webhook.path(), all, body);
    }
}
