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
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@QuarkusTestResource(Issuer.class)
class BadReportTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "{", "nonsense", "{\"run\": \"1\"} and more", "{\"run\":\"1\",\"run\":\"2\"}"})
    void malformedJsonIsABadRequest(String body) {
        // When
        var answer = post(body);

        // Then
        assertProblem(answer, 400, "malformed");
    }

    @Test
    void aBodyThatNestsWithoutEndIsABadRequest() {
        // When
        var answer = post("[".repeat(50_000));

        // Then
        assertProblem(answer, 400, "malformed");
        assertThat(answer.jsonPath().getString("detail")).contains("100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "job", "branch", "summary"})
    void halfASurrogatePairIsRefused(String field) {
        // When
        var answer = post(report(report -> report.put(field, "half")).toString().replace("half", "\\ud83d!"));

        // Then
        assertOnly(answer, "/" + field);
    }

    @Test
    void aWholeSurrogatePairIsACharacterLikeAnother() {
        // When
        var answer = post(report(report -> report.put("job", "linux 🐧").put("summary", "🎉")));

        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "null", "\"text\""})
    void jsonThatIsNoObjectIsRefused(String body) {
        // When
        var answer = post(body);

        // Then
        assertProblem(answer, 422, "invalid");
    }

    @Test
    void everyFieldThatIsMissingIsNamedAtOnce() {
        // When
        var answer = post("{}");

        // Then
        assertProblem(answer, 422, "invalid");
        assertThat(answer.jsonPath().getList("errors.pointer"))
                .containsExactlyInAnyOrder("/repository", "/run", "/job", "/commit", "/conclusion");
    }

    @Test
    void fieldsOfTheWrongTypeAndFieldsThatBreakARuleAreNamedTogether() {
        // Given
        var body = report(report -> {
            report.put("run", 7).put("attempt", 0).put("conclusion", "great").put("newVersion", "yes");
            report.put("startedAt", "yesterday")
                    .put("summary", "x".repeat(70_000))
                    .put("commit", "main");
            report.putArray("files").add(file("../x")).add(file("ok").put("size", 1.5));
        });

        // When
        var answer = post(body);

        // Then
        assertProblem(answer, 422, "invalid");
        assertThat(answer.jsonPath().getList("errors.pointer"))
                .containsExactlyInAnyOrder(
                        "/run",
                        "/attempt",
                        "/conclusion",
                        "/newVersion",
                        "/startedAt",
                        "/summary",
                        "/commit",
                        "/files/0/path",
                        "/files/1/size");
    }

    @ParameterizedTest
    @CsvSource({
        "commit, main",
        "commit, 0123456",
        "commit, 0123456789ABCDEF0123456789ABCDEF01234567",
        "builtCommit, zzz",
        "repository, nothing",
        "repository, a/b/c",
        "repository, ../x",
        "conclusion, great",
        "startedAt, 2026-13-01T00:00:00Z",
        "startedAt, 2999-01-01T00:00:00Z",
        "finishedAt, 1960-01-01T00:00:00Z",
        "url, javascript:alert(1)",
        "url, /relative",
        "run, ''",
        "job, ' '",
        "branch, ''"
    })
    void aTextThatBreaksItsRuleIsRefused(String field, String value) {
        // When
        var answer = post(report(report -> report.put(field, value)));

        // Then
        assertOnly(answer, "/" + field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "job", "branch", "source", "id"})
    void aNameOfMoreThan255CharactersIsRefusedNamingLimitAndValue(String field) {
        // When
        var answer = post(report(report -> report.put(field, "x".repeat(256))));

        // Then
        assertLimit(answer, "/" + field, "255", "256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "job", "branch", "summary"})
    void aNulCharacterIsRefused(String field) {
        // When
        var answer = post(report(report -> report.put(field, "a\u0000b")));

        // Then
        assertOnly(answer, "/" + field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"attempt", "pullRequest"})
    void aCountBelowOneIsRefused(String field) {
        // When
        var answer = post(report(report -> report.put(field, 0)));

        // Then
        assertOnly(answer, "/" + field);
    }

    @Test
    void aNumberThatFitsNoCountIsRefused() {
        // When
        var answer = post(report(report -> report.put("attempt", 9_999_999_999L)));

        // Then
        assertOnly(answer, "/attempt");
    }

    @Test
    void anotherContentTypeIsRefused() {
        // When
        var answer = post("/v1/runs/finished", "application/x-www-form-urlencoded", "a=b");

        // Then
        assertProblem(answer, 415, "unsupported-media-type");
        assertThat(answer.jsonPath().getString("detail")).contains("application/json");
    }

    @Test
    void anErrorIsNotAnsweredAtTheSizeOfAHostileBody() {
        // Given
        Consumer<ObjectNode> manyBadFiles = report -> {
            var files = report.putArray("files");
            for (var i = 0; i < 1_000; i++) {
                files.addObject();
            }
        };

        // When
        var answer = post(report(manyBadFiles));

        // Then
        assertThat(answer.jsonPath().getList("errors")).hasSize(100);
    }

    private static void assertLimit(Response answer, String pointer, String limit, String value) {
        assertOnly(answer, pointer);
        assertThat(answer.jsonPath().getString("limit")).isEqualTo(limit);
        assertThat(answer.jsonPath().getString("value")).isEqualTo(value);
    }

    private static void assertOnly(Response answer, String pointer) {
        assertProblem(answer, 422, "invalid");
        assertThat(answer.jsonPath().getList("errors.pointer"))
                .as(answer.asString())
                .containsExactly(pointer);
    }

    private static void assertProblem(Response answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("type")).isEqualTo("urn:afterrun:problem:" + type);
    }
}
