package dev.afterrun.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.afterrun.contracts.event.PullRequestChanged;
import dev.afterrun.contracts.event.Topics;
import dev.afterrun.ingest.Issuer;
import dev.afterrun.ingest.KafkaBroker;
import dev.afterrun.ingest.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks that are signed as they should be. */
@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@QuarkusTestResource(Issuer.class)
class WebhookTest {
    private final ObjectMapper json;
    private final String delivery = UUID.randomUUID().toString();

    WebhookTest(ObjectMapper json) {
        this.json = json;
    }

    @Test
    void aPullRequestStandsOnTheTopicUnderItsRepositoryAndNumberOnceItIsAcknowledged() throws IOException {
        // When
        var answer = GitHub.deliver("pull_request", delivery, GitHub.pullRequest("opened"));

        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        assertThat(answer.jsonPath().getString("delivery")).isEqualTo(delivery);
        assertThat(answer.jsonPath().getString("told")).isEqualTo(PullRequestChanged.TYPE);
        assertThat(onTopic().key()).isEqualTo("github.test:1296269:7");
        assertThat(json.readValue(onTopic().value(), PullRequestChanged.class).action())
                .isEqualTo("opened");
    }

    @Test
    void theFactIsACloudEventOfTheForgesUnderTheIdOfTheDelivery() {
        // When
        GitHub.deliver("pull_request", delivery, GitHub.pullRequest("opened"));

        // Then
        assertThat(Topic.header(onTopic(), "ce_source")).isEqualTo("github.test");
        assertThat(Topic.header(onTopic(), "ce_type")).isEqualTo(PullRequestChanged.TYPE);
        assertThat(Topic.header(onTopic(), "ce_specversion")).isEqualTo("1.0");
    }

    @Test
    void aForgeThatThePayloadNamesIsNotBelieved() throws IOException {
        // Given
        var payload = GitHub.pullRequest("opened").put("forge", "evil.test");
        payload.withObject("/repository").put("html_url", "https://evil.test/octocat/Hello-World");

        // When
        GitHub.deliver("pull_request", delivery, payload);

        // Then
        assertThat(json.readTree(onTopic().value()).at("/repository/forge").asText())
                .isEqualTo("github.test");
    }

    @Test
    void aRedeliveryIsAnsweredLikeTheFirst() {
        // Given
        var first = GitHub.deliver("pull_request", delivery, GitHub.pullRequest("opened"));

        // When
        var second = GitHub.deliver("pull_request", delivery, GitHub.pullRequest("opened"));

        // Then
        assertThat(second.statusCode()).isEqualTo(first.statusCode());
        assertThat(second.asString()).isEqualTo(first.asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {GitHub.OLDER_SECRET, GitHub.NEWER_SECRET})
    void eachOfTheSecretsSigns(String secret) {
        // Given
        var body = GitHub.bytes(GitHub.pullRequest("opened"));

        // When
        var answer = GitHub.deliver("pull_request", delivery, body, GitHub.signature(secret, body));

        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
    }

    static Stream<Arguments> whatNobodyNeeds() {
        var onIssue = GitHub.comment("created");
        onIssue.withObject("/issue").remove("pull_request");
        return Stream.of(
                Arguments.of("ping", GitHub.payload(""), "ping"),
                Arguments.of("star", GitHub.payload("created"), "star"),
                Arguments.of("pull_request", GitHub.payload("assigned"), "assigned"),
                Arguments.of("check_run", GitHub.payload("completed"), "completed"),
                Arguments.of("push", GitHub.push("refs/tags/v1"), "refs/tags/v1"),
                Arguments.of("issue_comment", onIssue, "on an issue"));
    }

    @ParameterizedTest
    @MethodSource("whatNobodyNeeds")
    void whatNobodyNeedsIsAnsweredWellAndToldToNobody(String event, ObjectNode payload, String why) {
        // When
        var answer = GitHub.deliver(event, delivery, payload);

        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("ignored")).contains(why);
        assertThat(new Topic(Topics.PULL_REQUESTS).ofEvent(delivery)).isEmpty();
    }

    @Test
    void aPushOfAsMuchAsGitHubSendsIsTaken() {
        // Given
        var payload = GitHub.push("refs/heads/main");
        var commits = payload.withArray("/commits");
        for (var number = 0; number < 2_048; number++) {
            commits.addObject().put("id", GitHub.HEAD).put("message", "x".repeat(12_000));
        }

        // When
        var answer = GitHub.deliver("push", delivery, payload);

        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        assertThat(onTopic().value().length).isLessThan(1_000);
    }

    @Test
    void aPayloadThatLacksWhatAFactNeedsIsRefusedNamingAllOfIt() {
        // Given
        var payload = GitHub.pullRequest("opened");
        payload.remove("number");
        payload.withObject("/pull_request/head").put("sha", "main");

        // When
        var answer = GitHub.deliver("pull_request", delivery, payload);

        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getList("errors.pointer", String.class))
                .containsExactly("/number", "/pull_request/head/sha");
        assertThat(answer.jsonPath().getList("errors.detail", String.class))
                .containsExactly("is missing", "is not a commit's full object name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[]", "[1, 2", "{\"action\": \"opened\"", "nonsense", "7"})
    void aPayloadThatIsNoJsonIsRefused(String text) {
        // When
        var answer = GitHub.deliver("pull_request", delivery, text.getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(new Topic(Topics.PULL_REQUESTS).ofEvent(delivery)).isEmpty();
    }

    @Test
    void aPayloadOfAMillionLevelsIsRefused() {
        // Given
        var body = ("{\"repository\":" + "[".repeat(1_000_000)).getBytes(StandardCharsets.UTF_8);

        // When
        var answer = GitHub.deliver("push", delivery, body);

        // Then
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void aDeliveryWithoutAnIdOrAnEventIsRefusedNamingBoth() {
        // Given
        var body = GitHub.bytes(GitHub.pullRequest("opened"));

        // When
        var answer = GitHub.deliver("", "", body);

        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getList("errors.pointer", String.class))
                .containsExactly("X-GitHub-Delivery", "X-GitHub-Event");
    }

    private ConsumerRecord<String, byte[]> onTopic() {
        var messages = new Topic(Topics.PULL_REQUESTS).ofEvent(delivery);
        assertThat(messages).hasSize(1);
        return messages.getFirst();
    }
}
