package dev.afterrun.storage.switching;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The switch over HTTP. */
@QuarkusTest
class UploadsApiTest {
    @Inject
    SwitchScene scene;

    @Inject
    Storage storage;

    @Test
    void trustedTokenSwitchesOnAndOff() {
        // Given
        var job = scene.onRequest();

        // When
        var on = put(job, TrustLevel.TRUSTED, "{\"on\":true,\"lasting\":\"3 runs\"}");
        var off = put(job, TrustLevel.TRUSTED, "{\"on\":false}");

        // Then
        on.then()
                .statusCode(200)
                .body("on", equalTo(true))
                .body("runsLeft", equalTo(3))
                .body("by.login", equalTo("local"));
        off.then().statusCode(200).body("on", equalTo(false)).body("ended", equalTo("switched-off"));
    }

    @Test
    void tokenOfAPullRequestsJobSwitchesNothing() {
        put(scene.onRequest(), TrustLevel.ORDINARY, "{\"on\":true}")
                .then()
                .statusCode(403)
                .body("detail", containsString("trusted"));
    }

    @Test
    void pullRequestThatIsNotOpenIsRefusedWithTheReason() {
        // Given
        var job = scene.onRequest();
        scene.open(job, job.commit(), Map.of("state", "merged"));

        // When
        var answer = put(job, TrustLevel.TRUSTED, "{\"on\":true}");

        // Then
        answer.then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:afterrun:problem:uploads-refused"))
                .body("detail", containsString("merged"));
    }

    @Test
    void timeThatCannotBeMeantIsRefused() {
        put(scene.onRequest(), TrustLevel.TRUSTED, "{\"on\":true,\"lasting\":\"for ever\"}")
                .then()
                .statusCode(422)
                .body("detail", containsString("'for ever'"));
    }

    @Test
    void whoAsksIsToldHowItIs() {
        // Given
        var job = scene.onRequest();
        scene.switchOn(job, "2 days");

        // When
        var answer =
                given().auth().oauth2(job.trusted(TrustLevel.TRUSTED).token()).get(address(job));

        // Then
        answer.then().statusCode(200).body("mode", equalTo("on-request")).body("by.login", equalTo("octocat"));
    }

    @Test
    void runsThatAreToRunAgainAreNamedAndOnlyWhileUploadsAreOnAskedFor() {
        // Given
        var job = scene.onRequest();
        storage.publish(job, TestFile.of("a-1.0-py3-none-any.whl", "wheel"));
        var reruns = address(job) + "/reruns";
        var token = job.trusted(TrustLevel.TRUSTED).token();

        // When
        var whileOff = given().auth().oauth2(token).post(reruns);
        var needed = given().auth().oauth2(token).get(reruns);
        scene.switchOn(job, "2 days");
        var whileOn = given().auth().oauth2(token).post(reruns);

        // Then
        whileOff.then().statusCode(409).body("detail", containsString("switch them on first"));
        needed.then()
                .statusCode(200)
                .body("runs.run", contains(job.run()))
                .body("runs.leftOut", contains(1))
                .body("runs.state", contains("needed"));
        whileOn.then()
                .statusCode(200)
                .body("runs.state", contains("by-hand"))
                .body("runs.why", contains("it is not one of the forge's own CI"));
    }

    @Test
    void tokenOfAPullRequestsJobRunsNothingAgain() {
        // Given
        var job = scene.onRequest();

        // When
        var answer =
                given().auth().oauth2(job.trusted(TrustLevel.ORDINARY).token()).post(address(job) + "/reruns");

        // Then
        answer.then().statusCode(403).body("detail", containsString("trusted"));
    }

    private static Response put(CiJob job, TrustLevel trust, String body) {
        return given().auth()
                .oauth2(job.trusted(trust).token())
                .contentType("application/json")
                .body(body)
                .put(address(job));
    }

    private static String address(CiJob job) {
        return "/v1/repositories/" + job.repository() + "/pull-requests/7/uploads";
    }
}
