package dev.afterrun.storage.uploadtoken;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.SettableClock;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import dev.afterrun.storage.uploadtoken.TokenApi.Made;
import dev.afterrun.storage.visibility.VisibilityScene;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What tools read with: one repository, until the token has ended, and nothing else. */
@QuarkusTest
class InstallTokensTest {
    private static final TestFile NOTES = TestFile.of("notes.txt", "notes of a repository that few read");
    private static final Map<String, Object> LAPTOPS = Map.of("name", "laptops", "kind", "install");

    private final CiJob job = CiJob.fresh();
    private final RepositoryName repository = job.repository();

    @Inject
    TokenApi api;

    @Inject
    Storage storage;

    @Inject
    VisibilityScene visibility;

    @Inject
    Repositories repositories;

    @Inject
    SettableClock clock;

    @Test
    void itReadsHoweverToolsSendIt() {
        // Given
        published();
        var token = laptops().secret();

        // When
        var answers = List.of(
                read("Bearer " + token),
                read(basic("any:" + token)),
                read(basic(token + ":")),
                read(basic(token + ":x-oauth-basic")),
                read(token));

        // Then
        assertThat(answers).extracting(Response::statusCode).containsOnly(200);
        assertThat(answers).extracting(Response::asString).containsOnly("notes of a repository that few read");
        assertThat(answers).extracting(answer -> answer.header("Cache-Control")).containsOnly("private, no-store");
    }

    @Test
    void userThatIsNoTokenOfOursSaysNothing() {
        // Given
        published();
        var token = laptops().secret();

        // When // Then
        read(basic("afterrun:" + token)).then().statusCode(200);
        read(basic("somebody:")).then().statusCode(401);
        read(basic(token.substring(1) + ":")).then().statusCode(401);
    }

    @Test
    void itIsToldOnceListedWithItsLastUseAndKeptByItsHash() {
        // Given
        published();

        // When
        var made = api.make(TokenApi.OWNER, repository.toString(), LAPTOPS)
                .statusCode(201)
                .body("secret", matchesPattern("afterrun_in_[0-9A-Za-z]{49}"))
                .body("token.kind", equalTo("install"))
                .body("token.refs", nullValue())
                .body("token.trust", nullValue())
                .extract()
                .jsonPath();

        // Then
        var secret = made.getString("secret");
        assertThat(api.row(made.getLong("token.id"))).contains("sha256").doesNotContain(secret);
        api.list(TokenApi.OWNER, repository.toString())
                .body("tokens[0].kind", equalTo("install"))
                .body("tokens[0].lastUse", nullValue());
        read("Bearer " + secret).then().statusCode(200);
        api.list(TokenApi.OWNER, repository.toString())
                .body("tokens[0].lastUse", notNullValue())
                .body("tokens[0].secret", nullValue());
    }

    @Test
    void whatIsRevokedOrOverIsRefusedAtOnce() {
        // Given
        published();
        var revoked = laptops();
        var ended = laptops();
        read("Bearer " + revoked.secret()).then().statusCode(200);
        read("Bearer " + ended.secret()).then().statusCode(200);

        // When
        api.revoke(TokenApi.OWNER, repository.toString(), revoked.id()).statusCode(200);
        api.letEnd(ended.id(), 0);

        // Then
        var refusals = List.of(
                read("Bearer " + revoked.secret()).asString(),
                read("Bearer " + ended.secret()).asString(),
                read("Bearer " + revoked.secret().substring(0, 40)).asString());
        assertThat(refusals.getFirst()).contains("urn:afterrun:problem:unauthenticated", "unknown, expired or revoked");
        assertThat(refusals).containsOnly(refusals.getFirst());
    }

    @Test
    void itEndsWithItsTime() {
        // Given
        published();
        var token = api.made(repository.toString(), Map.of("name", "ci", "kind", "install", "lasting", "2h"));
        clock.advance(Duration.ofHours(1));
        read("Bearer " + token.secret()).then().statusCode(200);

        // When
        clock.advance(Duration.ofHours(1));

        // Then
        read("Bearer " + token.secret()).then().statusCode(401);
    }

    @Test
    void ofAnotherRepositoryItTellsNothing() {
        // Given
        published();
        var another = CiJob.fresh();
        storage.publish(another, NOTES);
        var token = api.made(another.repository().toString(), LAPTOPS).secret();
        var never = new RepositoryName("acme", UUID.randomUUID().toString());

        // When
        var hidden = read("Bearer " + token);
        var nothing = given().header("Authorization", "Bearer " + token).get(address(never));

        // Then
        hidden.then().statusCode(404);
        assertThat(hidden.asString()).isEqualTo(nothing.asString());
    }

    @Test
    void itDoesNothingElse() {
        // Given
        published();
        var token = laptops().secret();

        // When
        var opened = api.open(token, repository.toString(), Map.of());
        var exchanged = api.exchange(token);

        // Then
        opened.then().statusCode(403).body("detail", containsString("for reading alone"));
        exchanged.then().statusCode(401);
        api.make(token, repository.toString(), LAPTOPS).statusCode(403);
        api.list(token, repository.toString()).statusCode(403);
    }

    @Test
    void itIsOfTheTenantThatHasTheName() {
        // Given
        var id = UUID.randomUUID().toString();
        QuarkusTransaction.requiringNew().run(() -> repositories.known(new RepositoryId("local", id), repository));
        visibility.hide(repository);

        // When
        var token = laptops().secret();

        // Then
        assertThat(pins(token).statusCode()).isEqualTo(200);
        QuarkusTransaction.requiringNew()
                .run(() -> repositories.known(
                        new RepositoryId("local", UUID.randomUUID().toString()), repository));
        visibility.hide(repository);
        assertThat(pins(token).statusCode()).isEqualTo(404);
    }

    @Test
    void itFollowsItsRepositoryToAnotherName() {
        // Given
        var id = new RepositoryId("local", UUID.randomUUID().toString());
        QuarkusTransaction.requiringNew().run(() -> repositories.known(id, repository));
        visibility.hide(repository);
        var token = laptops().secret();
        var other = new RepositoryName("acme", UUID.randomUUID().toString());

        // When
        QuarkusTransaction.requiringNew().run(() -> repositories.known(id, other));
        visibility.hide(other);

        // Then
        given().auth()
                .oauth2(token)
                .get("/v1/repositories/" + other + "/pins")
                .then()
                .statusCode(200);
        assertThat(pins(token).statusCode()).isEqualTo(404);
    }

    @Test
    void whatOnlyUploadersHaveIsRefused() {
        // When
        var answer = api.make(
                TokenApi.OWNER,
                repository.toString(),
                Map.of("name", "ci", "kind", "install", "refs", "refs/heads/main", "trusted", true));
        var unknown = api.make(TokenApi.OWNER, repository.toString(), Map.of("name", "ci", "kind", "admin"));
        var without = api.make(TokenApi.OWNER, repository.toString(), Map.of("name", "ci"));

        // Then
        answer.statusCode(422).body("errors.pointer", equalTo(List.of("/refs", "/trusted")));
        unknown.statusCode(422).body("errors[0].pointer", equalTo("/kind"));
        without.statusCode(422).body("errors[0].detail", containsString("say what the token is to upload"));
    }

    @Test
    void bothActsAreInTheAuditLog() {
        // When
        var made = laptops();
        api.revoke(TokenApi.OWNER, repository.toString(), made.id());

        // Then
        assertThat(api.told(repository.toString()))
                .containsExactly(
                        "upload-token-revoked install token " + made.id(),
                        "upload-token-made install token " + made.id());
    }

    private void published() {
        storage.publish(job, NOTES);
        visibility.hide(repository);
    }

    private Made laptops() {
        return api.made(repository.toString(), LAPTOPS);
    }

    private Response read(String authorization) {
        return given().header("Authorization", authorization).get(address(repository));
    }

    private Response pins(String token) {
        return given().auth().oauth2(token).get("/v1/repositories/" + repository + "/pins");
    }

    private String address(RepositoryName of) {
        return "/" + of + "/" + job.commit() + "/notes.txt";
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
