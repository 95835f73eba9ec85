package dev.afterrun.ingest.event;

import static dev.afterrun.ingest.Reports.cloudEvent;
import static dev.afterrun.ingest.Reports.post;
import static dev.afterrun.ingest.Reports.report;
import static dev.afterrun.ingest.Reports.tree;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.afterrun.contracts.event.Topics;
import dev.afterrun.contracts.trace.TraceParent;
import dev.afterrun.ingest.Issuer;
import dev.afterrun.ingest.KafkaBroker;
import dev.afterrun.ingest.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@QuarkusTestResource(Issuer.class)
class CloudEventsTest {
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String BATCHED = "application/cloudevents-batch+json";

    @Test
    void anEventInStructuredModeKeepsItsIdSourceAndTime() {
        // Given
        var event = cloudEvent(report()).put("time", "2026-05-01T10:00:00+02:00");

        // When
        var answer = post("/v1/events", STRUCTURED + "; charset=UTF-8", event);

        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        assertThat(answer.header("Location")).startsWith("http://storage.test/v1/jobs/");
        var message = onTopic(event);
        assertThat(Topic.header(message, "ce_source")).isEqualTo("https://ci.test/octo");
        assertThat(Topic.header(message, "ce_time")).isEqualTo("2026-05-01T08:00:00Z");
        assertThat(tree(message.value()).at("/job/source").asText()).isEqualTo("https://ci.test/octo");
    }

    @Test
    void dataMayComeAsBase64() {
        // Given
        var event = cloudEvent(report());
        event.put(
                "data_base64",
                Base64.getEncoder()
                        .encodeToString(event.remove("data").toString().getBytes(StandardCharsets.UTF_8)));

        // When
        var answer = post("/v1/events", STRUCTURED, event);

        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        assertThat(tree(onTopic(event).value()).at("/report/run").asText()).isEqualTo("7");
    }

    @Test
    void anEventInBinaryModeHasItsAttributesInItsHeaders() {
        // Given
        var headers = Map.of(
                "ce-specversion", "1.0",
                "ce-id", "binary%20%E2%82%AC+1",
                "ce-source", "\"/ci\"",
                "ce-type", "dev.afterrun.run.finished.v1",
                "ce-time", "2026-05-01T10:00:00Z");

        // When
        var answer = binary(headers, "application/json");

        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        var message = new Topic(Topics.RUNS).ofEvent("binary €+1").getFirst();
        assertThat(Topic.header(message, "ce_source")).isEqualTo("/ci");
    }

    @Test
    void aBatchIsAnsweredWithEachEventInOrder() {
        // Given
        var first = cloudEvent(report());
        var second = cloudEvent(report(report -> report.put("job", "windows")));

        // When
        var answer = post("/v1/events", BATCHED, List.of(first, second));

        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        assertThat(answer.jsonPath().getList("id"))
                .containsExactly(first.path("id").asText(), second.path("id").asText());
        assertThat(answer.jsonPath().getList("location", String.class))
                .allMatch(location -> location.startsWith("http://storage.test/v1/jobs/"))
                .doesNotHaveDuplicates();
        onTopic(first);
        onTopic(second);
    }

    @Test
    void anEmptyBatchChangesNothing() {
        // When
        var answer = post("/v1/events", BATCHED, "[]");

        // Then
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.jsonPath().getList("$")).isEmpty();
    }

    @Test
    void noEventOfABatchCountsWhereAnotherIsWrongAndEachWrongOneIsNamed() {
        // Given
        var good = cloudEvent(report());
        var bad = cloudEvent(report(report -> report.put("commit", "main")));
        bad.remove("id");

        // When
        var answer = post("/v1/events", BATCHED, List.of(good, bad));

        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getList("errors.pointer")).containsExactly("/1/id", "/1/data/commit");
        assertThat(new Topic(Topics.RUNS).ofEvent(good.path("id").asText())).isEmpty();
    }

    @Test
    void extensionsOfTheSenderAreDroppedButForTracing() {
        // Given
        var event = cloudEvent(report())
                .put("trust", "trusted")
                .put("afterrunforge", "github.com")
                .put("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        // When
        post("/v1/events", STRUCTURED, event);

        // Then
        var message = onTopic(event);
        assertThat(Topic.header(message, "ce_traceparent")).startsWith("00-0af7651916cd43dd8448eb211c80319c");
        assertThat(message.headers().headers("ce_trust")).isEmpty();
        assertThat(message.headers().headers("ce_afterrunforge")).isEmpty();
    }

    @Test
    void theStepThatAcceptedItIsTheNextOfTheSendersTrace() {
        // Given
        var parent = TraceParent.begin();
        var event = cloudEvent(report()).put("traceparent", parent.toString()).put("tracestate", "vendor=secret");

        // When
        post("/v1/events", STRUCTURED, event);

        // Then
        var message = onTopic(event);
        var step = TraceParent.parse(Topic.header(message, "ce_traceparent"));
        assertThat(step.traceId()).isEqualTo(parent.traceId());
        assertThat(step.spanId()).isNotEqualTo(parent.spanId());
        assertThat(message.headers().headers("ce_tracestate")).isEmpty();
    }

    @Test
    void whatIsNoTraceparentBeginsATraceOfOurs() {
        // Given
        var event = cloudEvent(report()).put("traceparent", "00-<script>alert(1)</script>-b7ad6b7169203331-01");

        // When
        var answer = post("/v1/events", STRUCTURED, event);

        // Then
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(TraceParent.in(Topic.header(onTopic(event), "ce_traceparent")))
                .isPresent();
    }

    @Test
    void everyAttributeThatIsMissingIsNamedAtOnce() {
        // Given
        var event = JsonNodeFactory.instance.objectNode();

        // When
        var answer = post("/v1/events", STRUCTURED, event);

        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getList("errors.pointer"))
                .containsExactlyInAnyOrder("/specversion", "/id", "/source", "/type", "/data");
    }

    @Test
    void jsonWithoutAnyAttributeIsABinaryEventThatLacksThemAll() {
        // When
        var answer = binary(Map.of(), "application/json");

        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getList("errors.pointer"))
                .containsExactlyInAnyOrder("/specversion", "/id", "/source", "/type");
    }

    @Test
    void anUnknownTypeOrVersionIsRefusedAndTheKnownOneNamed() {
        // Given
        var event = cloudEvent(report()).put("type", "com.github.push").put("specversion", "0.3");

        // When
        var answer = post("/v1/events", STRUCTURED, event);

        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getList("errors.detail", String.class))
                .anyMatch(detail -> detail.contains("dev.afterrun.run.finished.v1"))
                .anyMatch(detail -> detail.contains("1.0"));
    }

    @Test
    void aSourceThatIsNoUriIsRefused() {
        // Given
        var event = cloudEvent(report()).put("source", "not a uri");

        // When
        var answer = post("/v1/events", STRUCTURED, event);

        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getList("errors.pointer")).containsExactly("/source");
    }

    @Test
    void dataOfAnotherContentTypeIsRefused() {
        // Given
        var event = cloudEvent(report()).put("datacontenttype", "application/avro");

        // When
        var answer = post("/v1/events", STRUCTURED, event);

        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getList("errors.pointer")).containsExactly("/datacontenttype");
    }

    @Test
    void anotherFormatThanJsonIsAnUnsupportedMediaType() {
        // When
        var answer = binary(Map.of(), "application/cloudevents+avro");

        // Then
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    private static Response binary(Map<String, String> headers, String contentType) {
        return given().auth()
                .oauth2(Issuer.token())
                .headers(headers)
                .header("Content-Type", contentType)
                .body(report().toString().getBytes(StandardCharsets.UTF_8))
                .post("/v1/events");
    }

    private static org.apache.kafka.clients.consumer.ConsumerRecord<String, byte[]> onTopic(ObjectNode event) {
        var messages = new Topic(Topics.RUNS).ofEvent(event.path("id").asText());
        assertThat(messages).hasSize(1);
        return messages.getFirst();
    }
}
