package dev.afterrun.storage.upload;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.storage.testing.JobIssuer;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Jobs that bring their CI system's token in the place of one of ours. */
@QuarkusTest
class JobTokenTest {
    private static final String ID = "1296269";
    private static final TestFile NOTES = TestFile.of("notes.txt", "notes of a job with a token of its own");

    private final String repository = "octo/" + UUID.randomUUID();

    @Test
    void aJobUploadsForTheCommitThatItsTokenNames() {
        // Given
        var opened = open(token(ID), JobIssuer.COMMIT);
        opened.then().statusCode(201);

        // When
        var sent = send(token(ID), opened);

        // Then
        assertThat(sent.statusCode()).as(sent.asString()).isEqualTo(201);
    }

    @Test
    void aJobUploadsForNoOtherCommit() {
        // When
        var answer = open(token(ID), "f".repeat(40));

        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(403);
        assertThat(answer.jsonPath().getString("detail")).contains("'sha'");
    }

    @Test
    void whoTakesOverANameInheritsNoSessionOfIt() {
        // Given
        var opened = open(token(ID), JobIssuer.COMMIT);

        // When
        var sent = send(token("99"), opened);

        // Then
        assertThat(sent.statusCode()).as(sent.asString()).isEqualTo(404);
    }

    @Test
    void aTokenForAnotherAudienceIsRefusedWithTheOneToAskFor() {
        // Given
        var token = JobIssuer.tokenWith(Map.of("repository", repository, "aud", "https://github.com/octo"));

        // When
        var answer = open(token, JobIssuer.COMMIT);

        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(401);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("detail")).contains(JobIssuer.AUDIENCE);
    }

    private String token(String id) {
        return JobIssuer.tokenWith(Map.of("repository", repository, "repository_id", id));
    }

    private Response open(String token, String commit) {
        var request = new JsonObject()
                .put("repository", repository)
                .put("source", "https://github.com/" + repository + "/actions")
                .put("run", "7")
                .put("attempt", 1)
                .put("job", "build")
                .put("commit", commit)
                .put(
                        "files",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("path", "notes.txt")
                                        .put("sha256", NOTES.sha256().hex())
                                        .put("size", NOTES.content().length)));
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(request.encode())
                .post("/v1/uploads");
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
