package dev.afterrun.ingest.event;

import static dev.afterrun.ingest.Reports.cloudEvent;
import static dev.afterrun.ingest.Reports.report;
import static dev.afterrun.ingest.Reports.tree;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.afterrun.contracts.event.Topics;
import dev.afterrun.ingest.Issuer;
import dev.afterrun.ingest.JobIssuer;
import dev.afterrun.ingest.KafkaBroker;
import dev.afterrun.ingest.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Jobs that bring their CI system's token in the place of one of ours. */
@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@QuarkusTestResource(Issuer.class)
@QuarkusTestResource(JobIssuer.class)
class JobTokenTest {
    @Test
    void aJobIsWhoItsTokenSays() {
        // When
        var answer = publish(JobIssuer.tokenWith(Map.of()), report(report -> report.put("id", "job-token")));

        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        var told = tree(new Topic(Topics.RUNS).ofEvent("job-token").getFirst().value());
        assertThat(told.path("trust").asText()).isEqualTo("trusted");
        assertThat(told.path("job").path("repository").toString())
                .isEqualTo("{\"forge\":\"github.com\",\"id\":\"1296269\"}");
    }

    @Test
    void aTokenIsGoodForMoreThanOneRequest() {
        // Given
        var token = JobIssuer.tokenWith(Map.of());
        publish(token, report());

        // When
        var answer = publish(token, report());

        // Then
        assertThat(answer.statusCode()).isEqualTo(202);
    }

    @Test
    void aRunThatAnotherOneHasSetOffIsUntrusted() {
        // When
        publish(
                JobIssuer.tokenWith(Map.of("event_name", "workflow_run")),
                report(report -> report.put("id", "workflow-run")));

        // Then
        var told =
                tree(new Topic(Topics.RUNS).ofEvent("workflow-run").getFirst().value());
        assertThat(told.path("trust").asText()).isEqualTo("untrusted");
    }

    @Test
    void whatAListWouldMakeOfARunIsToldWhereItSpeaksForItsOwnBranch() {
        // Given
        var token = JobIssuer.tokenWith(Map.of(
                "event_name",
                "workflow_run",
                "workflow_ref",
                "octo/Hello/.github/workflows/release.yml@refs/heads/main"));

        // When
        publish(token, report(report -> report.put("id", "may-be-listed")));
        publish(token, report(report -> report.put("id", "of-a-pull-request").put("pullRequest", 7)));

        // Then
        var told =
                tree(new Topic(Topics.RUNS).ofEvent("may-be-listed").getFirst().value());
        assertThat(told.path("trust").asText()).isEqualTo("untrusted");
        assertThat(told.path("trustIfListed").toString())
                .isEqualTo(
                        "{\"workflow\":\".github/workflows/release.yml\",\"branch\":\"main\",\"trust\":\"trusted\"}");
        var other = tree(
                new Topic(Topics.RUNS).ofEvent("of-a-pull-request").getFirst().value());
        assertThat(other.path("trust").asText()).isEqualTo("untrusted");
        assertThat(other.has("trustIfListed")).isFalse();
    }

    @Test
    void aJobThatSaysAnotherCommitIsRefusedEachTime() {
        // Given
        var token = JobIssuer.tokenWith(Map.of());
        var other = report(report -> report.put("commit", "f".repeat(40)));
        publish(token, other);

        // When
        var answer = publish(token, other);

        // Then
        assertProblem(answer, 403, "forbidden", "'sha'");
    }

    @Test
    void aJobThatSaysAnotherRunIsRefusedInABatchToo() {
        // Given
        var batch = List.of(cloudEvent(report()), cloudEvent(report(report -> report.put("run", "8"))));

        // When
        var answer = given().auth()
                .oauth2(JobIssuer.tokenWith(Map.of()))
                .header("Content-Type", "application/cloudevents-batch+json")
                .body(batch.toString().getBytes(StandardCharsets.UTF_8))
                .post("/v1/events");

        // Then
        assertProblem(answer, 403, "forbidden", "'run_id'");
    }

    @Test
    void aJobOfAnotherRepositoryIsRefused() {
        // When
        var answer = publish(JobIssuer.tokenWith(Map.of("repository", "octo/other")), report());

        // Then
        assertProblem(answer, 403, "forbidden", "octo/other");
    }

    @Test
    void aJobOfAnybodyElseOnTheForgeIsRefused() {
        // When
        var answer = publish(JobIssuer.tokenWith(Map.of("repository", "stranger/hello")), report());

        // Then
        assertProblem(answer, 403, "forbidden", "OWNERS");
    }

    @Test
    void aTokenForAnotherAudienceIsRefusedWithTheOneToAskFor() {
        // When
        var answer = publish(JobIssuer.tokenWith(Map.of("aud", "https://github.com/octo")), report());

        // Then
        assertProblem(answer, 401, "unauthenticated", JobIssuer.AUDIENCE);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void aTokenThatHasExpiredIsRefused() {
        // When
        var answer = publish(
                JobIssuer.tokenWith(Map.of("exp", Instant.now().minusSeconds(60).getEpochSecond())), report());

        // Then
        assertProblem(answer, 401, "unauthenticated", "'exp'");
    }

    @Test
    void anybodyIsToldWhichAudienceTokensHaveToName() {
        // When
        var answer = given().get("/.well-known/afterrun.json");

        // Then
        assertThat(answer.jsonPath().getMap("jobTokens")).isEqualTo(Map.of("github", JobIssuer.AUDIENCE));
    }

    @Test
    void jobsDoNotOperateTheInstallation() {
        // When
        var answer = given().auth().oauth2(JobIssuer.tokenWith(Map.of())).get("/v1/dead-letters");

        // Then
        assertProblem(answer, 403, "forbidden", "operator");
    }

    private static Response publish(String token, ObjectNode report) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(report.toString())
                .post("/v1/runs/finished");
    }

    private static void assertProblem(Response answer, int status, String type, String word) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("type")).isEqualTo("urn:afterrun:problem:" + type);
        assertThat(answer.jsonPath().getString("detail")).contains(word);
    }
}
