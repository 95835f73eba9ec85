package dev.afterrun.ingest.event;

import static dev.afterrun.ingest.Reports.file;
import static dev.afterrun.ingest.Reports.post;
import static dev.afterrun.ingest.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.afterrun.ingest.Issuer;
import dev.afterrun.ingest.KafkaBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a beginning or an end may not say, each with the field and the rule that it breaks. */
@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@QuarkusTestResource(Issuer.class)
class BadBeginningOrEndTest {
    private static final String STARTED = "/v1/runs/started";
    private static final String FINISHED = "/v1/jobs/finished";
    private static final String JSON = "application/json";

    @Test
    void everyFieldThatABeginningLacksIsNamedAtOnce() {
        // When
        var answer = post(STARTED, JSON, "{}");

        // Then
        assertThat(answer.jsonPath().getList("errors.pointer"))
                .containsExactlyInAnyOrder("/repository", "/run", "/commit");
    }

    @Test
    void everyFieldThatAnEndLacksIsNamedAtOnce() {
        // When
        var answer = post(FINISHED, JSON, "{}");

        // Then
        assertThat(answer.jsonPath().getList("errors.pointer"))
                .containsExactlyInAnyOrder("/repository", "/run", "/job", "/commit", "/conclusion");
    }

    @Test
    void moreJobsThanTheLimitAreRefusedNamingLimitAndValue() {
        // Given
        var body = start();
        var expects = body.putArray("expects");
        for (var i = 0; i < 1_001; i++) {
            expects.add("job-" + i);
        }

        // When
        var answer = post(STARTED, JSON, body);

        // Then
        assertOnly(answer, "/expects");
        assertThat(answer.jsonPath().getString("limit")).isEqualTo("1000");
        assertThat(answer.jsonPath().getString("value")).isEqualTo("1001");
    }

    @Test
    void eachExpectedJobThatBreaksTheRuleOfNamesIsNamed() {
        // Given
        var body = start();
        body.putArray("expects").add("fine").add(" ").add("x".repeat(256)).add("a\u0000b");

        // When
        var answer = post(STARTED, JSON, body);

        // Then
        assertThat(answer.jsonPath().getList("errors.pointer"))
                .containsExactly("/expects/1", "/expects/2", "/expects/3");
    }

    @ParameterizedTest
    @CsvSource({
        "commit, main",
        "job, ''",
        "run, ''",
        "url, javascript:alert(1)",
        "startedAt, 2999-01-01T00:00:00Z",
        "branch, ''"
    })
    void aTextThatBreaksItsRuleIsRefused(String field, String value) {
        // When
        var answer = post(STARTED, JSON, start().put(field, value));

        // Then
        assertOnly(answer, "/" + field);
    }

    @ParameterizedTest
    @ValueSource(strings = {STARTED, FINISHED})
    void whatBelongsToTheFinishedJobIsRefusedRatherThanLost(String path) {
        // Given
        var body = report(report -> {
            report.put("summary", "All is well.");
            report.putArray("files").add(file("a"));
        });

        // When
        var answer = post(path, JSON, body);

        // Then
        assertThat(answer.jsonPath().getList("errors.pointer")).containsExactly("/summary", "/files");
        assertThat(answer.jsonPath().getString("errors[0].detail")).contains("dev.afterrun.run.finished.v1");
    }

    @ParameterizedTest
    @ValueSource(strings = {STARTED, FINISHED})
    void anotherContentTypeIsRefused(String path) {
        // When
        var answer = post(path, "text/plain", "hello");

        // Then
        assertThat(answer.statusCode()).isEqualTo(415);
    }

    private static ObjectNode start() {
        var start = report();
        start.remove(List.of("job", "conclusion"));
        return start;
    }

    private static void assertOnly(Response answer, String pointer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(answer.jsonPath().getList("errors.pointer"))
                .as(answer.asString())
                .containsExactly(pointer);
    }
}
