package dev.afterrun.storage.persisted.generation;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.persisted.SetRestored;
import dev.afterrun.storage.testing.Api;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.JobIssuer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Jobs whose token is their own save and restore for the commit, the run and the branch that it names. Other tokens name none. */
@QuarkusTest
class SetsOfJobTokensTest {
    private static final CiJob JOB = CiJob.fresh()
            .inRepository(new RepositoryName("octo", UUID.randomUUID().toString()))
            .ofRun("7")
            .ofCommit(new Commit(JobIssuer.COMMIT));
    private static final CiJob PULL = JOB.onBranch("topic").onPullRequest(7).ofCommit(new Commit("1".repeat(40)));
    private static final Commit REVIEWED = new Commit("f".repeat(40));

    @Inject
    SetScene scene;

    @Inject
    Api api;

    @Test
    void jobThatIsWhoItSaysIsAskedForItsBytes() {
        saves(JOB).then().statusCode(409).body("type", containsString("not-here"));
    }

    @Test
    void jobSavesForNoOtherCommit() {
        isRefused(saves(JOB.ofCommit(REVIEWED)), "'sha'");
    }

    @Test
    void jobTellsNoRestoreForAnotherCommit() {
        isRefused(restores(JOB.ofCommit(REVIEWED)), "'sha'");
    }

    @Test
    void jobSavesForNoOtherRunAndForNoOtherAttempt() {
        isRefused(saves(JOB.ofRun("8")), "'run_id'");
        isRefused(saves(JOB.attempt(2)), "'run_attempt'");
    }

    @Test
    void jobSavesForNoOtherBranch() {
        isRefused(saves(JOB.onBranch("release")), "'ref'");
    }

    @Test
    void jobOfAPullRequestSavesForNoOtherOne() {
        // When
        var answer = saves(pullRequest(), PULL.onPullRequest(8));

        // Then
        isRefused(answer, "'ref'");
    }

    @Test
    void tokenThatIsNoJobsSaysNothingOfTheCommit() {
        // Given
        var other = CiJob.fresh().trusted(TrustLevel.TRUSTED);
        var set = scene.set("one");

        // When
        var answer = scene.register(other, scene.request(other.ofCommit(REVIEWED), set, Duration.ZERO));

        // Then
        answer.then().statusCode(409).body("type", containsString("not-here"));
    }

    @Test
    void jobIsToldWhatItsOwnRunRestoredAndNoOther() {
        // Given
        var path = SetScene.at(JOB);
        scene.ends(JOB.ofRun("1").ofCommit(REVIEWED), Conclusion.SUCCESS);

        // When
        var own = asJob(Map.of()).queryParam("restoredBy", JOB.run()).get(path);
        var other = asJob(Map.of()).queryParam("restoredBy", "8").get(path);

        // Then
        own.then().statusCode(200).body("generations", empty());
        isRefused(other, "'run_id'");
    }

    private Response saves(CiJob said) {
        return saves(Map.of(), said);
    }

    private Response saves(Map<String, Object> claims, CiJob said) {
        return asJob(claims)
                .body(api.write(scene.request(said, scene.set("one"), Duration.ZERO)))
                .post(SetScene.at(JOB));
    }

    private Response restores(CiJob said) {
        return asJob(Map.of())
                .body(api.write(new SetRestored(scene.of(said, Instant.EPOCH))))
                .post(SetScene.at(JOB) + "/generations/1/restores");
    }

    private static void isRefused(Response answer, String claim) {
        answer.then().statusCode(403).body("status", equalTo(403)).body("detail", containsString(claim));
    }

    private static RequestSpecification asJob(Map<String, Object> others) {
        Map<String, Object> claims = new HashMap<>(others);
        claims.put("repository", JOB.repository().toString());
        return given().auth().oauth2(JobIssuer.tokenWith(claims)).contentType("application/json");
    }

    /** What the token of {@link #PULL} says. */
    private static Map<String, Object> pullRequest() {
        return Map.of("event_name", "pull_request", "ref", "refs/pull/7/merge", "head_ref", "topic");
    }
}
