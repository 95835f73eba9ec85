package dev.afterrun.storage.uploadtoken;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.afterrun.contracts.Limits;
import dev.afterrun.storage.testing.Issuer;
import dev.afterrun.storage.testing.JobIssuer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not to be had with a token, nor for one. */
@QuarkusTest
class RefusedTokensTest {
    private static final Map<String, Object> JENKINS =
            Map.of("name", "Jenkins", "refs", "refs/heads/main", "trusted", true);

    private final String repository = "octo/" + UUID.randomUUID();

    @Inject
    TokenApi api;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST   | /v1/repositories/REPO/pins                |"
                        + " {\"of\":\"run-1\",\"lasting\":\"1d\",\"reason\":\"x\"}",
                "DELETE | /v1/repositories/REPO/pins/1              | {}",
                "PUT    | /v1/repositories/REPO/pointers/latest     | {\"to\":\"run-1\"}",
                "DELETE | /v1/repositories/REPO/pointers/latest     | {}",
                "POST   | /v1/repositories/REPO/retention/test      | {\"file\":\"\",\"against\":[]}",
                "GET    | /v1/repositories/REPO/upload-tokens       | {}",
                "POST   | /v1/repositories/REPO/upload-tokens       | {\"name\":\"x\",\"refs\":\"refs/heads/main\"}",
                "DELETE | /v1/repositories/REPO/upload-tokens/1     | {}",
                "POST   | /v1/persisted/REPO/cargo/invalidations    | {\"all\":true}",
                "GET    | /v1/verification                          | {}"
            })
    void aTokenMovesPinsAndSteersNothing(Method method, String path, String body) {
        // Given
        var token = api.made(repository, JENKINS).secret();

        for (var shown : List.of(token, api.signed(token))) {
            // When
            var answer = given().auth()
                    .oauth2(shown)
                    .contentType("application/json")
                    .body(body)
                    .request(method, path.replace("REPO", repository));

            // Then
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(403);
            assertThat(answer.jsonPath().getString("detail")).contains("for uploading alone");
        }
    }

    @Test
    void whoseNameHasANulIsRefused() {
        // Given
        var token = Issuer.tokenWith(Map.of("sub", "a\0b", "afterrun_trust", "trusted"));

        // When
        var answer = api.make(token, repository, JENKINS);

        // Then
        answer.statusCode(401).body("detail", containsString("a NUL in the claim 'sub'"));
    }

    @Test
    void aFileIsNotSharedByHand() {
        // Given
        var token = api.made(repository, JENKINS).secret();

        // When
        var answer = given().auth()
                .oauth2(token)
                .body("a file".getBytes(StandardCharsets.UTF_8))
                .put("/notes.txt");

        // Then
        answer.then().statusCode(403).body("detail", containsString("for uploading alone"));
    }

    @Test
    void aJobOfAnotherRepositoryOrOfAPullRequestIsRefused() {
        // Given
        var token = api.made(repository, JENKINS).secret();

        // When
        var elsewhere = api.open(token, "octo/other", Map.of());
        var onPullRequest = api.open(token, repository, Map.of("pullRequest", 7));

        // Then
        elsewhere.then().statusCode(403).body("detail", containsString("not for octo/other"));
        onPullRequest
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:afterrun:problem:forbidden"))
                .body("detail", containsString("'refs/pull/7', and the token is for 'refs/heads/main'"));
    }

    @Test
    void aSetOfAnotherBranchIsNotSaved() {
        // Given
        var token = api.made(repository, JENKINS).secret();
        var job = Map.of(
                "source", "https://jenkins.test",
                "run", "7",
                "attempt", 1,
                "job", "build",
                "commit", "1".repeat(40),
                "startedAt", "2026-11-26T12:00:00Z",
                "branch", "topic");
        var blob = Map.of("sha256", "a".repeat(64), "size", 3);

        // When
        var answer = given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(Map.of("name", "cargo", "job", job, "description", blob, "packs", List.of()))
                .post("/v1/persisted/" + repository);

        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(403);
        assertThat(answer.asString()).contains("refs/heads/topic");
    }

    @Test
    void nobodyButWhoOperatesAndPublishesThereMakesAny() {
        // Given
        var publisher = Issuer.tokenWith(Map.of("groups", List.of("publisher")));
        var ofAnother = Issuer.tokenWith(Map.of("afterrun_repositories", List.of("octo/other")));
        var job = JobIssuer.tokenWith(Map.of("repository", repository));

        // When // Then
        for (var token : List.of(publisher, ofAnother, job)) {
            api.make(token, repository, JENKINS).statusCode(403);
            api.list(token, repository).statusCode(403);
            api.revoke(token, repository, 1).statusCode(403);
        }
        given().get("/v1/repositories/" + repository + "/upload-tokens").then().statusCode(401);
    }

    @Test
    void nobodyGivesAwayMoreTrustThanTheyHave() {
        // When
        var answer = api.make(Issuer.token(), repository, JENKINS);

        // Then
        answer.statusCode(403).body("detail", containsString("ordinary runs, and makes none of trusted ones"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''      | refs/heads/main | 30d    | 7   | /name",
                "Jenkins | main            | 30d    | 7   | /refs",
                "Jenkins | refs/tags/v1*   | 30d    | 7   | /refs",
                "Jenkins | refs/pull/*     | 30d    | 7   | /trusted",
                "Jenkins | refs/heads/main | 367d   | 7   | /lasting",
                "Jenkins | refs/heads/main | 0d     | 7   | /lasting",
                "Jenkins | refs/heads/main | forever| 7   | /lasting",
                "Jenkins | refs/heads/main | 30d    | a/b | /repositoryId"
            })
    void aRequestThatBreaksARuleIsToldWhichOne(
            String name, String refs, String lasting, String repositoryId, String pointer) {
        // When
        var answer = api.make(
                TokenApi.OWNER,
                repository,
                Map.of("name", name, "refs", refs, "trusted", true, "lasting", lasting, "repositoryId", repositoryId));

        // Then
        answer.statusCode(422).body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void theLongestTimeIsToldWhereItIsPassed() {
        // When
        var answer = api.make(
                TokenApi.OWNER, repository, Map.of("name", "ci", "refs", "refs/heads/main", "lasting", "1000d"));

        // Then
        answer.statusCode(422).body("limit", equalTo("366")).body("value", equalTo("1000"));
    }

    @Test
    void aRepositoryHasSoManyAndNoMore() {
        // Given
        api.made(repository, JENKINS);
        api.add(repository, Limits.UPLOAD_TOKENS - 1);

        // When
        var answer = api.make(TokenApi.OWNER, repository, JENKINS);

        // Then
        answer.statusCode(422).body("limit", equalTo("100")).body("detail", containsString("revoke one"));
        api.list(TokenApi.OWNER, repository).body("tokens", hasSize(Limits.UPLOAD_TOKENS));
    }

    @Test
    void aTokenIsRevokedInItsOwnRepositoryAlone() {
        // Given
        var made = api.made(repository, JENKINS);

        // When
        var answer = api.revoke(TokenApi.OWNER, "octo/other", made.id());

        // Then
        answer.statusCode(404);
        api.exchange(made.secret()).then().statusCode(200);
    }

    @Test
    void whoTookOverANameSeesAndRevokesNothingOfWhoHadItBefore() {
        // Given
        var old = api.made(repository, Map.of("name", "ci", "refs", "refs/heads/main", "repositoryId", "1"));
        var heir = Issuer.tokenWith(
                Map.of("afterrun_repositories", List.of(repository + ":2"), "afterrun_trust", "trusted"));
        var own = api.make(heir, repository, JENKINS).statusCode(201).extract().jsonPath();

        // When
        var listed = api.list(heir, repository);
        var revoked = api.revoke(heir, repository, old.id());

        // Then
        listed.statusCode(200).body("tokens.id", equalTo(List.of(own.getInt("token.id"))));
        revoked.statusCode(404);
        api.exchange(old.secret()).then().statusCode(200);
        api.list(TokenApi.OWNER, repository).body("tokens", hasSize(2));
        api.revoke(heir, repository, own.getLong("token.id")).statusCode(200).body("state", equalTo("revoked"));
    }

    @Test
    void whatIsSignedIsNotExchangedAgainNorIsAnythingElse() {
        // Given
        var signed = api.signed(api.made(repository, JENKINS).secret());

        // When // Then
        for (var token : List.of(signed, TokenApi.OWNER, "afterrun_up_", "x")) {
            api.exchange(token).then().statusCode(401).header("WWW-Authenticate", equalTo("Bearer"));
        }
        given().post("/v1/upload-tokens/exchange").then().statusCode(401);
    }
}
