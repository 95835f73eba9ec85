package dev.afterrun.ingest.event;

import static dev.afterrun.ingest.Reports.COMMIT;
import static dev.afterrun.ingest.Reports.post;
import static dev.afterrun.ingest.Reports.report;
import static dev.afterrun.ingest.Reports.tree;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.event.RunFinished;
import dev.afterrun.contracts.event.Topics;
import dev.afterrun.contracts.job.JobId;
import dev.afterrun.contracts.trace.TraceParent;
import dev.afterrun.ingest.Issuer;
import dev.afterrun.ingest.KafkaBroker;
import dev.afterrun.ingest.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@QuarkusTestResource(Issuer.class)
class PlainJsonTest {
    private final ObjectMapper json;

    PlainJsonTest(ObjectMapper json) {
        this.json = json;
    }

    @Test
    void aReportThatIsAcknowledgedStandsOnTheTopicUnderItsRepositoryAndCommit() {
        // Given
        var id = "plain-1";

        // When
        var answer = post(report(report -> report.put("id", id)));

        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        assertThat(onTopic(id).key()).isEqualTo("local:octo/hello:" + COMMIT);
    }

    @Test
    void aReportIsOfTheTraceThatTheRequestNames() {
        // Given
        var parent = TraceParent.begin();
        var id = "plain-traced";

        // When
        given().header("traceparent", parent.toString())
                .header("Authorization", "Bearer " + Issuer.token())
                .contentType("application/json")
                .body(report(report -> report.put("id", id)).toString())
                .post("/v1/runs/finished");

        // Then
        assertThat(TraceParent.parse(Topic.header(onTopic(id), "ce_traceparent"))
                        .traceId())
                .isEqualTo(parent.traceId());
    }

    @Test
    void theAnswerLeadsToTheJobWhichWhoeverKnowsItsIdentityCanCompute() {
        // Given
        var job = new JobId(new RepositoryId("local", "octo/hello"), "urn:afterrun:http", "7", 1, "linux");

        // When
        var answer = post(report());

        // Then
        assertThat(answer.header("Location")).isEqualTo("http://storage.test/v1/jobs/" + job.key());
        assertThat(answer.asString()).isEmpty();
    }

    @Test
    void aReportWithoutAnIdGetsTheDigestOfItsBody() {
        // Given
        var body = report(report -> report.put("job", "by digest")).toString();

        // When
        post(body);

        // Then
        onTopic(Digest.of(body.getBytes(StandardCharsets.UTF_8)).hex());
    }

    @Test
    void whatIsLeftOutIsFilledInBeforeItGoesOn() throws Exception {
        // Given
        var id = "plain-defaults";

        // When
        post(report(report -> report.put("id", id)));

        // Then
        var fact = json.readValue(onTopic(id).value(), RunFinished.class);
        assertThat(fact.report().attempt()).isEqualTo(1);
        assertThat(fact.report().finishedAt()).isPresent();
        assertThat(fact.job().attempt()).isEqualTo(1);
    }

    @Test
    void fieldsThatWeDoNotKnowAreKeptAsTheyWereSaid() {
        // Given
        var id = "plain-unknown";

        // When
        post(report(report -> report.put("id", id).putObject("flavour").put("of", "tomorrow")));

        // Then
        var said = tree(onTopic(id).value()).path("report");
        assertThat(said.path("flavour").path("of").asText()).isEqualTo("tomorrow");
        assertThat(said.has("id")).isFalse();
    }

    @Test
    void theEventOnTheTopicIsACloudEventInBinaryMode() {
        // Given
        var id = "plain-envelope";

        // When
        post(report(report -> report.put("id", id).put("source", "https://ci.test/x")));

        // Then
        var message = onTopic(id);
        assertThat(Topic.header(message, "ce_specversion")).isEqualTo("1.0");
        assertThat(Topic.header(message, "ce_source")).isEqualTo("https://ci.test/x");
        assertThat(Topic.header(message, "ce_type")).isEqualTo("dev.afterrun.run.finished.v1");
        assertThat(Topic.header(message, "ce_time")).isNotEmpty();
        assertThat(Topic.header(message, "content-type")).isEqualTo("application/json");
    }

    @Test
    void aDuplicateIsAnsweredLikeTheFirst() {
        // Given
        var body = report(report -> report.put("id", "plain-twice"));
        var first = post(body);

        // When
        var second = post(body);

        // Then
        assertThat(second.statusCode()).isEqualTo(first.statusCode());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    }

    @Test
    void aRepositoryIdOrTrustInTheBodyIsNotBelieved() {
        // Given
        var id = "plain-liar";

        // When
        post(report(report -> report.put("id", id).put("trust", "trusted").put("forge", "github.com")));

        // Then
        var value = tree(onTopic(id).value());
        assertThat(value.path("trust").asText()).isEqualTo("ordinary");
        assertThat(value.at("/job/repository/forge").asText()).isEqualTo("local");
    }

    private static ConsumerRecord<String, byte[]> onTopic(String id) {
        var messages = new Topic(Topics.RUNS).ofEvent(id);
        assertThat(messages).hasSize(1);
        return messages.getFirst();
    }
}
