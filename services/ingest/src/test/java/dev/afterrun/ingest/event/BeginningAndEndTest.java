package dev.afterrun.ingest.event;

import static dev.afterrun.ingest.Reports.COMMIT;
import static dev.afterrun.ingest.Reports.cloudEvent;
import static dev.afterrun.ingest.Reports.post;
import static dev.afterrun.ingest.Reports.report;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.event.JobFinished;
import dev.afterrun.contracts.event.RunStarted;
import dev.afterrun.contracts.event.Topics;
import dev.afterrun.contracts.job.JobId;
import dev.afterrun.contracts.job.RunId;
import dev.afterrun.ingest.Issuer;
import dev.afterrun.ingest.KafkaBroker;
import dev.afterrun.ingest.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What CI tells before a job has finished with its files, in every form that events come in. */
@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@QuarkusTestResource(Issuer.class)
class BeginningAndEndTest {
    private static final String STARTED = "/v1/runs/started";
    private static final String FINISHED = "/v1/jobs/finished";
    private static final String JSON = "application/json";
    private static final RepositoryId REPOSITORY = new RepositoryId("local", "octo/hello");
    private final ObjectMapper json;

    BeginningAndEndTest(ObjectMapper json) {
        this.json = json;
    }

    @Test
    void aRunThatBeginsStandsOnTheTopicUnderItsRepositoryAndCommit() throws IOException {
        // Given
        var body = start().put("id", "start-1").put("job", "linux");
        body.putArray("expects").add("linux").add("windows");

        // When
        var answer = post(STARTED, JSON, body);

        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        assertThat(answer.header("Location"))
                .as("there is no status before an end")
                .isNull();
        var message = onTopic("start-1");
        assertThat(message.key()).isEqualTo("local:octo/hello:" + COMMIT);
        var fact = json.readValue(message.value(), RunStarted.class);
        assertThat(fact.run()).isEqualTo(new RunId(REPOSITORY, "urn:afterrun:http", "7", 1));
        assertThat(fact.trust()).isEqualTo(TrustLevel.ORDINARY);
        assertThat(fact.report().job()).contains("linux");
        assertThat(fact.report().expects()).containsExactly("linux", "windows");
    }

    @Test
    void aRunThatBeginsNeedNotNameAJob() throws IOException {
        // When
        var answer = post(STARTED, JSON, start().put("id", "start-bare"));

        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        assertThat(json.readValue(onTopic("start-bare").value(), RunStarted.class)
                        .report()
                        .jobs())
                .isEmpty();
    }

    @Test
    void aJobThatEndsLeadsToItsStatus() throws IOException {
        // When
        var answer = post(FINISHED, JSON, report(report -> report.put("id", "end-1")));

        // Then
        var job = new JobId(REPOSITORY, "urn:afterrun:http", "7", 1, "linux");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        assertThat(answer.header("Location")).isEqualTo("http://storage.test/v1/jobs/" + job.key());
        var fact = json.readValue(onTopic("end-1").value(), JobFinished.class);
        assertThat(fact.job()).isEqualTo(job);
        assertThat(fact.report().conclusion()).isEqualTo(Conclusion.FAILURE);
        assertThat(fact.report().finishedAt()).isPresent();
    }

    @Test
    void identityAndTrustInTheBodyAreNotBelieved() throws IOException {
        // Given
        var liar = start().put("id", "start-liar").put("trust", "trusted").put("forge", "github.com");

        // When
        post(STARTED, JSON, liar);

        // Then
        var fact = json.readValue(onTopic("start-liar").value(), RunStarted.class);
        assertThat(fact.trust()).isEqualTo(TrustLevel.ORDINARY);
        assertThat(fact.run().repository()).isEqualTo(REPOSITORY);
    }

    @Test
    void aRepositoryThatTheTokenIsNotForIsForbidden() {
        // Given
        var token = Issuer.tokenWith("afterrun_repositories", List.of("octo/other"));

        // When
        var answer = given().auth()
                .oauth2(token)
                .header("Content-Type", JSON)
                .body(start().toString())
                .post(STARTED);

        // Then
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {RunStarted.TYPE, JobFinished.TYPE})
    void structuredAndBinaryModeTakeBoth(String type) {
        // Given
        var structured = cloudEvent(report()).put("type", type);
        var id = UUID.randomUUID().toString();
        var headers = Map.of("ce-specversion", "1.0", "ce-id", id, "ce-source", "/ci", "ce-type", type);

        // When
        var answers = List.of(post("/v1/events", "application/cloudevents+json", structured), binary(headers));

        // Then
        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202));
        assertThat(List.of(structured.path("id").asText(), id))
                .allSatisfy(sent ->
                        assertThat(Topic.header(onTopic(sent), "ce_type")).isEqualTo(type));
    }

    @Test
    void aBatchMayTellAWholeLifeInOrder() {
        // Given
        var started = cloudEvent(start()).put("type", RunStarted.TYPE);
        var ended = cloudEvent(report()).put("type", JobFinished.TYPE);
        var finished = cloudEvent(report());

        // When
        var answer = post("/v1/events", "application/cloudevents-batch+json", List.of(started, ended, finished));

        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        assertThat(answer.jsonPath().getMap("[0]")).containsOnlyKeys("id");
        assertThat(answer.jsonPath().getString("[1].location"))
                .isNotEmpty()
                .isEqualTo(answer.jsonPath().getString("[2].location"));
    }

    @Test
    void anUnknownTypeIsAnsweredWithThoseThatAreKnown() {
        // When
        var answer = post(
                "/v1/events",
                "application/cloudevents+json",
                cloudEvent(report()).put("type", "dev.afterrun.nothing"));

        // Then
        assertThat(answer.jsonPath().getString("detail"))
                .contains(RunStarted.TYPE, JobFinished.TYPE, "dev.afterrun.run.finished.v1");
    }

    private static ObjectNode start() {
        var start = report();
        start.remove(List.of("job", "conclusion"));
        return start;
    }

    private static Response binary(Map<String, String> headers) {
        return given().auth()
                .oauth2(Issuer.token())
                .headers(headers)
                .header("Content-Type", JSON)
                .body(report().toString().getBytes(StandardCharsets.UTF_8))
                .post("/v1/events");
    }

    private static ConsumerRecord<String, byte[]> onTopic(String id) {
        var messages = new Topic(Topics.RUNS).ofEvent(id);
        assertThat(messages).hasSize(1);
        return messages.getFirst();
    }
}
