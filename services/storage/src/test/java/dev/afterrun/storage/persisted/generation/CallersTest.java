package dev.afterrun.storage.persisted.generation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.persisted.SetRestored;
import dev.afterrun.contracts.token.TokenKind;
import dev.afterrun.contracts.token.TokenSecret;
import dev.afterrun.storage.testing.Api;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Issuer;
import dev.afterrun.storage.testing.JobIssuer;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who asks for sets, and sends what they are made of: nobody is taken for somebody else than the token proves. */
@QuarkusTest
class CallersTest {
    private static final String RELEASES = "refs/heads/release/*";

    private final CiJob main = SetScene.onMain();
    private final CiJob branch = main.onBranch("next").ofRun("2");

    @Inject
    SetScene scene;

    @Inject
    Storage storage;

    @Inject
    Api api;

    static Stream<String> refusedTokens() {
        var past = Instant.now().minusSeconds(3_600).getEpochSecond();
        return Stream.of(
                "Bearer " + JobIssuer.tokenWith(Map.of("iat", past, "nbf", past, "exp", past + 300)),
                "Bearer " + JobIssuer.tokenWith(Map.of("aud", "https://github.com/octo")),
                "Bearer " + Issuer.forgedToken(),
                "Bearer " + Issuer.tokenWith(Map.of("exp", past)),
                "Bearer " + TokenSecret.of(TokenKind.UPLOAD, new byte[32]).text(),
                "Bearer " + TokenSecret.of(TokenKind.INSTALL, new byte[32]).text(),
                TokenSecret.of(TokenKind.INSTALL, new byte[32]).text(),
                "Bearer nonsense",
                "Bearer ",
                "Basic nonsense",
                "Negotiate nonsense");
    }

    @ParameterizedTest
    @MethodSource("refusedTokens")
    void whoseTokenIsRefusedIsNotTakenForNobody(String authorization) {
        // Given
        var saved = scene.visible(main, scene.set("one"), Duration.ZERO);
        scene.restoreAnonymously(branch).then().statusCode(200);
        scene.restoringAnonymously(branch, saved).then().statusCode(200);
        var at = SetScene.at(main);

        // When
        var found = given().header("Authorization", authorization)
                .queryParam("branch", "next")
                .get(at + "/" + SetScene.NAME);
        var restoring = given().header("Authorization", authorization)
                .contentType("application/json")
                .body(api.write(new SetRestored(scene.of(branch, Instant.parse("2026-11-20T12:00:00Z")))))
                .post(at + "/generations/" + saved.id() + "/restores");
        var blob = given().header("Authorization", authorization)
                .get(scene.found(branch).description().url().getPath());

        // Then
        assertThat(List.of(found.statusCode(), restoring.statusCode(), blob.statusCode()))
                .as("%s%n%s%n%s", found.asString(), restoring.asString(), blob.asString())
                .containsOnly(401);
    }

    @Test
    void tokenOfOtherBranchesComparesWithNothingOfThisOne() {
        // Given
        scene.visible(main, scene.set("one"), Duration.ZERO);
        var token = uploadToken();

        // When
        var ofOwn = as(token, SetScene.at(main) + "/" + SetScene.NAME + "/base?branch=release/1");
        var ofMain = as(token, SetScene.at(main) + "/" + SetScene.NAME + "/base?branch=main");
        var restored = as(token, SetScene.at(main) + "/" + SetScene.NAME + "?branch=next");

        // Then
        ofOwn.then().statusCode(200);
        ofMain.then().statusCode(403).body("detail", containsString("the token is for '" + RELEASES + "'"));
        restored.then().statusCode(403).body("detail", containsString("the token is for '" + RELEASES + "'"));
    }

    @Test
    void whatIsNotVisibleIsForJobsThatMayCompareWithIt() {
        // Given
        scene.save(main, scene.set("one"), Duration.ZERO);
        var topic = main.onBranch("topic").ofRun("3");
        var ofTopic = scene.save(topic, scene.set("two"), Duration.ZERO);
        storage.work();
        var token = uploadToken();
        var ofMain = URI.create(as(token, SetScene.at(main) + "/" + SetScene.NAME + "/base?branch=release/1")
                .jsonPath()
                .getString("packs[0].url"));
        var pack = SetScene.at(main) + "/generations/" + ofTopic.id() + "/blobs/"
                + scene.set("two").packed().getFirst().sha256();

        // When
        var readByAll = as(token, ofMain.getRawPath() + "?" + ofMain.getRawQuery());
        var readByTopic = as(token, pack + "?branch=release/1");
        var ofAnother = as(token, pack + "?branch=topic");

        // Then
        readByAll.then().statusCode(200);
        readByTopic.then().statusCode(410);
        ofAnother.then().statusCode(403);
        as(token, pack).then().statusCode(410);
        as(topic.token(), pack + "?branch=topic").then().statusCode(200);
    }

    @Test
    void sessionTakesNothingOfALessTrustedJobOfItsRepository() {
        // Given
        var file = TestFile.of("notes.txt", "notes");
        var session = api.open(main, file);
        var lesser = main.trusted(TrustLevel.ORDINARY);

        // When
        var answers = List.of(
                api.put(lesser, session, file.sha256(), file.content()),
                api.patch(lesser, session, file.sha256(), 0, file.content()),
                api.head(lesser, session, file.sha256()),
                api.pack(lesser, session, Api.packed(file)),
                api.tryToTransfer(lesser, session, file.sha256()),
                api.sent(lesser, session, file.sha256()));

        // Then
        assertThat(answers).extracting(Response::statusCode).containsOnly(404);
        api.put(main, session, file);
    }

    /** Of trusted jobs of the branches that releases come from. */
    private String uploadToken() {
        var made = given().auth()
                .oauth2(Issuer.tokenWith(Map.of("afterrun_trust", "trusted")))
                .contentType("application/json")
                .body(Map.of("name", "ci", "refs", RELEASES, "trusted", true))
                .post("/v1/repositories/" + main.repository() + "/upload-tokens");
        made.then().statusCode(201).body("token.trust", equalTo("trusted"));
        return made.jsonPath().getString("secret");
    }

    private static Response as(String token, String address) {
        return given().urlEncodingEnabled(false).auth().oauth2(token).get(address);
    }
}
