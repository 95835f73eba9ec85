package dev.afterrun.storage.uploadtoken;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import dev.afterrun.contracts.token.TokenKind;
import dev.afterrun.contracts.token.TokenSecret;
import dev.afterrun.storage.testing.SettableClock;
import dev.afterrun.storage.testing.TestFile;
import dev.afterrun.storage.uploadtoken.TokenApi.Made;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a token is good for, from when it is made until it has ended. */
@QuarkusTest
class UploadTokensTest {
    private static final TestFile NOTES = TestFile.of("notes.txt", "notes of a job of Jenkins");
    private static final Map<String, Object> JENKINS = Map.of("name", "Jenkins", "refs", "refs/heads/main");

    private final String repository = "octo/" + UUID.randomUUID();

    @Inject
    TokenApi api;

    @Inject
    SettableClock clock;

    @Test
    void aTokenIsToldOnceAndListedWithoutItsSecret() {
        // When
        var made = api.make(
                TokenApi.OWNER,
                repository,
                Map.of("name", "Jenkins", "refs", "refs/heads/main", "trusted", true, "lasting", "30d"));

        // Then
        made.statusCode(201)
                .header("Cache-Control", "no-store")
                .body("secret", matchesPattern("afterrun_up_[0-9A-Za-z]{49}"))
                .body("token.state", equalTo("good"))
                .body("token.trust", equalTo("trusted"));
        api.list(TokenApi.OWNER, repository)
                .statusCode(200)
                .body("tokens", hasSize(1))
                .body("tokens[0].name", equalTo("Jenkins"))
                .body("tokens[0].refs", equalTo("refs/heads/main"))
                .body("tokens[0].by", equalTo("local"))
                .body("tokens[0].lastUse", nullValue())
                .body("tokens[0].secret", nullValue());
    }

    @Test
    void whoeverAsksForOneByOtherLettersRenamesNoRepository() {
        // Given
        jenkins();

        // When
        api.made(repository.toUpperCase(Locale.ROOT), JENKINS);

        // Then
        assertThat(api.told(repository)).hasSize(2);
    }

    @Test
    void whatIsKeptOfTheSecretIsItsHashAlone() {
        // When
        var made = jenkins();

        // Then
        assertThat(api.row(made.id())).contains("sha256").doesNotContain(made.secret());
    }

    @Test
    void aJobUploadsWithTheTokenAsItIs() {
        // Given
        var token = jenkins().secret();
        var opened = open(token);

        // When
        var sent = send(token, opened);

        // Then
        assertThat(opened.statusCode()).as(opened.asString()).isEqualTo(201);
        assertThat(sent.statusCode()).as(sent.asString()).isEqualTo(201);
    }

    @Test
    void aJobUploadsWithTheSignedOne() {
        // Given
        var token = api.signed(jenkins().secret());

        // When
        var sent = send(token, open(token));

        // Then
        assertThat(sent.statusCode()).as(sent.asString()).isEqualTo(201);
    }

    @Test
    void curlSendsItAsAPasswordToo() {
        // Given
        var pair = "jenkins:" + jenkins().secret();

        // When
        var answer = given().header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .post("/v1/upload-tokens/exchange");

        // Then
        answer.then().statusCode(200).header("Cache-Control", "no-store").body("seconds", equalTo(900));
    }

    @Test
    void whatIsRevokedIsGoodNoMoreAtOnceWhateverItWasExchangedFor() {
        // Given
        var made = jenkins();
        var signed = api.signed(made.secret());
        var opened = open(signed);
        send(signed, opened).then().statusCode(201);

        // When
        api.revoke(TokenApi.OWNER, repository, made.id()).statusCode(200).body("state", equalTo("revoked"));

        // Then
        assertThat(List.of(
                        open(made.secret()).asString(),
                        open(signed).asString(),
                        send(signed, opened).asString(),
                        api.exchange(made.secret()).asString()))
                .allSatisfy(answer -> assertThat(answer).contains("unknown, expired or revoked"));
        api.list(TokenApi.OWNER, repository)
                .body("tokens[0].state", equalTo("revoked"))
                .body("tokens[0].revokedBy", equalTo("local"));
    }

    @Test
    void revokedOnceMoreItStaysRevokedAsItWas() {
        // Given
        var made = jenkins();
        var first = revokedAt(made);
        clock.advance(Duration.ofHours(1));

        // When
        var second = revokedAt(made);

        // Then
        assertThat(second).isEqualTo(first);
    }

    @Test
    void unknownExpiredAndRevokedOnesAreAnsweredAlike() {
        // Given
        var unknown = TokenSecret.of(TokenKind.UPLOAD, new byte[32]).text();
        var expired = jenkins();
        api.letEnd(expired.id(), 0);
        var revoked = jenkins();
        api.revoke(TokenApi.OWNER, repository, revoked.id());

        // When
        var answers = List.of(
                open(unknown).asString(),
                open(unknown.substring(0, 40)).asString(),
                open(expired.secret()).asString(),
                open(revoked.secret()).asString());

        // Then
        assertThat(answers.getFirst()).contains("urn:afterrun:problem:unauthenticated");
        assertThat(answers).containsOnly(answers.getFirst());
        api.list(TokenApi.OWNER, repository).body("tokens.state", equalTo(List.of("revoked", "expired")));
    }

    @Test
    void itEndsWithItsTime() {
        // Given
        var token = jenkins().secret();
        clock.advance(Duration.ofDays(89));
        open(token).then().statusCode(201);

        // When
        clock.advance(Duration.ofDays(1));

        // Then
        open(token).then().statusCode(401);
    }

    @Test
    void theListTellsTheLastUseToTheMinute() {
        // Given
        var made = jenkins();
        open(made.secret()).then().statusCode(201);
        var first = lastUse();
        clock.advance(Duration.ofSeconds(15));
        open(made.secret()).then().statusCode(201);
        var second = lastUse();
        clock.advance(Duration.ofSeconds(50));

        // When
        open(made.secret()).then().statusCode(201);

        // Then
        assertThat(second).isEqualTo(first);
        assertThat(lastUse()).isNotEqualTo(first);
    }

    @Test
    void thoseThatEndedLongAgoAreForgotten() {
        // Given
        var old = jenkins();
        api.letEnd(old.id(), 91);
        var newer = jenkins();

        // When // Then
        api.list(TokenApi.OWNER, repository).body("tokens.id", equalTo(List.of((int) newer.id())));
    }

    @Test
    void theForgesIdIsTheTenantWhereItIsNamed() {
        // Given
        var token = api.made(repository, Map.of("name", "ci", "refs", "refs/heads/main", "repositoryId", "1296269"));
        open(token.secret()).then().statusCode(201);
        var byName = jenkins();

        // When
        var taken = send(byName.secret(), open(token.secret()));

        // Then
        assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(404);
        api.list(TokenApi.OWNER, repository).body("tokens", hasSize(2));
    }

    @Test
    void aTokenOfPullRequestsIsOfUntrustedRuns() {
        // Given
        var made = api.make(TokenApi.OWNER, repository, Map.of("name", "ci", "refs", "refs/pull/*"));
        var token = made.extract().jsonPath().getString("secret");

        // When
        var onPullRequest = api.open(token, repository, Map.of("pullRequest", 7));
        var onBranch = api.open(token, repository, Map.of());

        // Then
        made.body("token.trust", equalTo("untrusted"));
        assertThat(onPullRequest.statusCode()).as(onPullRequest.asString()).isEqualTo(201);
        onBranch.then().statusCode(403).body("detail", containsString("refs/pull/*"));
    }

    private Made jenkins() {
        return api.made(repository, JENKINS);
    }

    private String revokedAt(Made made) {
        return api.revoke(TokenApi.OWNER, repository, made.id())
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("revoked");
    }

    private String lastUse() {
        return api.list(TokenApi.OWNER, repository).extract().jsonPath().getString("tokens[0].lastUse");
    }

    private Response open(String token) {
        return api.open(
                token,
                repository,
                Map.of(
                        "files",
                        List.of(Map.of(
                                "path", "notes.txt", "sha256", NOTES.sha256().hex(), "size", NOTES.content().length))));
    }

    private static Response send(String token, Response opened) {
        var session = URI.create(opened.jsonPath().getString("session")).getPath();
        return given().auth()
                .oauth2(token)
                .contentType("application/octet-stream")
                .body(NOTES.content())
                .put(session + "/blobs/" + NOTES.sha256().hex());
    }
}
