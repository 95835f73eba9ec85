package dev.afterrun.ingest.event;

import static dev.afterrun.ingest.Reports.report;
import static dev.afterrun.ingest.Reports.tree;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.event.Topics;
import dev.afterrun.contracts.token.TokenKind;
import dev.afterrun.contracts.token.TokenSecret;
import dev.afterrun.ingest.Issuer;
import dev.afterrun.ingest.KafkaBroker;
import dev.afterrun.ingest.Topic;
import dev.afterrun.ingest.UploadTokenKeyPair;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

/** Jobs whose upload token was exchanged at storage. */
@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@QuarkusTestResource(Issuer.class)
@QuarkusTestResource(UploadTokenKeyPair.class)
class UploadTokenTest {
    private static final String MAIN = "refs/heads/main";
    private static final String SECRET =
            TokenSecret.of(TokenKind.UPLOAD, new byte[TokenSecret.RANDOM_BYTES]).text();

    @Test
    void aRunHasTheTrustAndTheTenantOfItsToken() {
        // When
        var answer = publish(
                UploadTokenKeyPair.signed(MAIN, TrustLevel.TRUSTED),
                report(report -> report.put("id", "upload-token").put("branch", "main")));

        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        var told =
                tree(new Topic(Topics.RUNS).ofEvent("upload-token").getFirst().value());
        assertThat(told.path("trust").asText()).isEqualTo("trusted");
        assertThat(told.path("job").path("repository").toString())
                .isEqualTo("{\"forge\":\"github.com\",\"id\":\"1296269\"}");
    }

    @Test
    void aRunOfAPullRequestIsUntrusted() {
        // When
        publish(
                UploadTokenKeyPair.signed("refs/pull/*", TrustLevel.UNTRUSTED),
                report(report -> report.put("id", "upload-token-pull")
                        .put("branch", "main")
                        .put("pullRequest", 7)));

        // Then
        var told = tree(
                new Topic(Topics.RUNS).ofEvent("upload-token-pull").getFirst().value());
        assertThat(told.path("trust").asText()).isEqualTo("untrusted");
    }

    @Test
    void aRunOfAnotherRefIsRefusedWithBoth() {
        // Given
        var token = UploadTokenKeyPair.signed(MAIN, TrustLevel.TRUSTED);

        // When
        var onBranch = publish(token, report(report -> report.put("branch", "topic")));
        var onNone = publish(token, report());
        var onPullRequest =
                publish(token, report(report -> report.put("branch", "main").put("pullRequest", 7)));

        // Then
        assertProblem(
                onBranch, 403, "forbidden", "it is one of 'refs/heads/topic', and the token is for '" + MAIN + "'");
        assertProblem(onNone, 403, "forbidden", "names neither a branch nor a pull request");
        assertProblem(onPullRequest, 403, "forbidden", "refs/pull/7");
    }

    @Test
    void aRunOfAnotherRepositoryIsRefused() {
        // When
        var answer = publish(
                UploadTokenKeyPair.signed(MAIN, TrustLevel.TRUSTED),
                report(report -> report.put("repository", "octo/other").put("branch", "main")));

        // Then
        assertProblem(answer, 403, "forbidden", "octo/other");
    }

    @Test
    void whatSomebodyElseSignedIsRefused() {
        // When
        var answer = publish(
                UploadTokenKeyPair.forged(MAIN, TrustLevel.TRUSTED), report(report -> report.put("branch", "main")));

        // Then
        assertProblem(answer, 401, "unauthenticated", "exchange the upload token again");
    }

    @Test
    void whoeverBringsTheTokenAsItIsIsToldWhereToExchangeIt() {
        // When
        var answer = publish(SECRET, report(report -> report.put("branch", "main")));

        // Then
        assertProblem(answer, 401, "unauthenticated", "/v1/upload-tokens/exchange");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(answer.asString()).doesNotContain(SECRET);
    }

    @Test
    void anInstallTokenIsGoodForNothingHere() {
        // Given
        var secret = TokenSecret.of(TokenKind.INSTALL, new byte[TokenSecret.RANDOM_BYTES])
                .text();

        // When
        var answer = publish(secret, report(report -> report.put("branch", "main")));

        // Then
        assertProblem(answer, 401, "unauthenticated", "good for nothing else");
        assertThat(answer.asString()).doesNotContain(secret);
    }

    @Test
    void nobodyOperatesWithOne() {
        // When
        var answer = given().auth()
                .oauth2(UploadTokenKeyPair.signed(MAIN, TrustLevel.TRUSTED))
                .get("/v1/dead-letters");

        // Then
        assertProblem(answer, 403, "forbidden", "for uploading alone");
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
