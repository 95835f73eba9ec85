package dev.afterrun.ingest.event;

import static dev.afterrun.ingest.Reports.cloudEvent;
import static dev.afterrun.ingest.Reports.report;
import static dev.afterrun.ingest.Reports.tree;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.event.Topics;
import dev.afterrun.ingest.Issuer;
import dev.afterrun.ingest.KafkaBroker;
import dev.afterrun.ingest.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@QuarkusTestResource(Issuer.class)
class CallerTest {
    @ParameterizedTest
    @ValueSource(strings = {"/v1/runs/finished", "/v1/runs/started", "/v1/jobs/finished", "/v1/events"})
    void withoutATokenNobodyPublishes(String path) {
        // When
        var answer = given().contentType("application/json")
                .body(report().toString())
                .post(path);

        // Then
        assertProblem(answer, 401, "unauthenticated");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void aTokenOfAStrangerIsRefusedEachTime() {
        // Given
        var token = Issuer.forgedToken();
        publish(token);

        // When
        var answer = publish(token);

        // Then
        assertProblem(answer, 401, "unauthenticated");
    }

    @Test
    void aTokenThatHasExpiredIsRefused() {
        // Given
        var token = Issuer.tokenWith("exp", Instant.now().minusSeconds(60).getEpochSecond());

        // When
        var answer = publish(token);

        // Then
        assertProblem(answer, 401, "unauthenticated");
    }

    @Test
    void aTokenIsGoodForMoreThanOneRequest() {
        // Given
        var token = Issuer.token();
        publish(token);

        // When
        var answer = publish(token);

        // Then
        assertThat(answer.statusCode()).isEqualTo(202);
    }

    @Test
    void textThatIsNoTokenIsRefused() {
        // When
        var answer = publish("not.a.token");

        // Then
        assertProblem(answer, 401, "unauthenticated");
    }

    @Test
    void aTokenForAnotherRepositoryIsRefused() {
        // Given
        var token = Issuer.tokenWith("afterrun_repositories", List.of("octo/other"));

        // When
        var answer = publish(token);

        // Then
        assertProblem(answer, 403, "forbidden");
    }

    @Test
    void aTokenForAnotherRepositoryIsRefusedWithACloudEventToo() {
        // Given
        var token = Issuer.tokenWith("afterrun_repositories", List.of("octo/other"));

        // When
        var answer = given().auth()
                .oauth2(token)
                .header("Content-Type", "application/cloudevents-batch+json")
                .body(List.of(cloudEvent(report())).toString().getBytes(StandardCharsets.UTF_8))
                .post("/v1/events");

        // Then
        assertProblem(answer, 403, "forbidden");
    }

    @Test
    void aTokenForTheRepositoryIsTakenWhateverTheCaseOfItsName() {
        // Given
        var token = Issuer.tokenWith("afterrun_repositories", List.of("OCTO/hello"));

        // When
        var answer = publish(token);

        // Then
        assertThat(answer.statusCode()).isEqualTo(202);
    }

    @Test
    void aTokenWithoutTheRoleIsRefused() {
        // Given
        var token = Issuer.tokenWith("groups", List.of("operator"));

        // When
        var answer = publish(token);

        // Then
        assertProblem(answer, 403, "forbidden");
    }

    @Test
    void theTrustOfARunIsItsTokens() {
        // Given
        var token = Issuer.tokenWith("afterrun_trust", "untrusted");

        // When
        given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(report(report -> report.put("id", "trust-of-token").put("trust", "trusted"))
                        .toString())
                .post("/v1/runs/finished");

        // Then
        var message = new Topic(Topics.RUNS).ofEvent("trust-of-token").getFirst();
        assertThat(tree(message.value()).path("trust").asText()).isEqualTo("untrusted");
    }

    private static Response publish(String token) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(report().toString())
                .post("/v1/runs/finished");
    }

    private static void assertProblem(Response answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("type")).isEqualTo("urn:afterrun:problem:" + type);
    }
}
