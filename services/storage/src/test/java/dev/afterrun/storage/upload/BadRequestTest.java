package dev.afterrun.storage.upload;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.problem.Problem;
import dev.afterrun.contracts.problem.Problem.FieldError;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.storage.testing.Api;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Issuer;
import dev.afterrun.storage.testing.RawRequest;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class BadRequestTest {
    private static final TestFile FILE = TestFile.of("a.txt", "abc");

    @Inject
    Api api;

    @Inject
    ObjectMapper json;

    @TestHTTPResource
    URI server;

    private final CiJob job = CiJob.fresh();

    @Test
    void noTokenIsUnauthenticated() {
        // When
        var answer = given().contentType("application/json").body("{}").post("/v1/uploads");

        // Then
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(api.problem(answer).type()).isEqualTo(ProblemType.UNAUTHENTICATED.uri());
    }

    @Test
    void aForgedTokenIsUnauthenticated() {
        // When
        var answer = given().auth()
                .oauth2(Issuer.forgedToken())
                .contentType("application/json")
                .body(api.write(job.opening(FILE)))
                .post("/v1/uploads");

        // Then
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(api.problem(answer).type()).isEqualTo(ProblemType.UNAUTHENTICATED.uri());
    }

    @Test
    void aTokenForAnotherRepositoryIsForbidden() {
        // When
        var answer = api.openWith(CiJob.fresh(), api.write(job.opening(FILE)));

        // Then
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(api.problem(answer).detail()).contains(job.repository().toString());
    }

    @Test
    void aTokenWithoutTheRoleIsForbidden() {
        // When
        var answer = given().auth()
                .oauth2(Issuer.tokenWith(Map.of("groups", List.of("operator"))))
                .contentType("application/json")
                .body(api.write(job.opening(FILE)))
                .post("/v1/uploads");

        // Then
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(api.problem(answer).detail()).contains("publisher");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]x", "\u0000"})
    void whatIsNoJsonIsMalformed(String body) {
        // When
        var answer = api.openWith(job, body.getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(api.problem(answer).type()).isEqualTo(ProblemType.MALFORMED.uri());
    }

    @Test
    void anotherMediaTypeIsNotTaken() {
        // When
        var answer = given().auth()
                .oauth2(job.token())
                .contentType("text/plain")
                .body("{}")
                .post("/v1/uploads");

        // Then
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(api.problem(answer).type()).isEqualTo(ProblemType.UNSUPPORTED_MEDIA_TYPE.uri());
    }

    @Test
    void everyWrongMissingAndUnknownFieldIsNamedAtOnce() {
        // Given
        var request = request();
        request.remove("source");
        request.put("attempt", "first");
        request.put("commit", "main");
        request.put("colour", "blue");
        file(request).put("size", -1).put("path", "../a").put("sha256", "abc");

        // When
        var problem = refused(request);

        // Then
        assertThat(problem.type()).isEqualTo(ProblemType.INVALID.uri());
        assertThat(problem.errors())
                .extracting(FieldError::pointer)
                .contains("/source", "/attempt", "/commit", "/colour", "/files/0/path", "/files/0/sha256");
    }

    @Test
    void everyFieldThatIsMissingIsNamedAtOnce() {
        // When
        var problem = refused(json.createObjectNode());

        // Then
        assertThat(problem.errors())
                .extracting(FieldError::pointer)
                .containsExactlyInAnyOrder("/repository", "/source", "/run", "/attempt", "/job", "/commit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "0123456", "0123456789ABCDEF0123456789ABCDEF01234567"})
    void aCommitThatIsNotHexadecimalInFullIsRefused(String commit) {
        // Given
        var request = request();
        request.put("commit", commit);

        // When
        var problem = refused(request);

        // Then
        assertThat(problem.errors()).extracting(FieldError::pointer).containsExactly("/commit");
        assertThat(problem.detail())
                .contains("40 or 64 lower-case hexadecimal digits")
                .contains(commit);
    }

    @Test
    void everyBrokenRuleIsNamedAtOnce() {
        // Given
        var request = request();
        request.put("source", " ")
                .put("run", "r".repeat(256))
                .put("job", "a\u0000b")
                .put("attempt", 0);
        file(request).put("size", 5_368_709_121L);

        // When
        var problem = refused(request);

        // Then
        assertThat(problem.errors())
                .extracting(FieldError::pointer)
                .containsExactly("/source", "/run", "/job", "/attempt", "/files/0/size");
    }

    @Test
    void aBodyThatIsAnnouncedToBeOverTheLimitIsNotRead() throws IOException {
        // When
        var answer = RawRequest.announcing(server, job.token(), Limits.SESSION_BYTES + 1L);

        // Then
        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("\"limit\":\"" + Limits.SESSION_BYTES + " bytes\"");
    }

    @Test
    void aBodyThatTurnsOutToBeOverTheLimitIsRefused() throws IOException {
        // When
        var answer = RawRequest.chunked(server, job.token(), Limits.SESSION_BYTES + 1024L);

        // Then
        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("\"limit\":\"" + Limits.SESSION_BYTES + " bytes\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/uploads/nonsense/blobs/", "/v1/uploads/00000000-0000-0000-0000-000000000000/blobs/"})
    void aSessionThatIsNoneIsNotFound(String path) {
        // When
        var answer = given().auth().oauth2(job.token()).body("x").put(path + FILE.sha256());

        // Then
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(api.problem(answer).type()).isEqualTo(ProblemType.NOT_FOUND.uri());
    }

    @Test
    void aDigestThatIsNoneIsRefused() {
        // Given
        var session = api.open(job, FILE);

        // When
        var answer = given().auth().oauth2(job.token()).body("x").put(Api.path(session) + "/blobs/ABC");

        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(api.problem(answer).detail()).contains("64 lower-case hexadecimal digits");
    }

    @Test
    void goingOnWithoutAnOffsetIsRefused() {
        // Given
        var session = api.open(job, FILE);

        // When
        var answer = given().auth()
                .oauth2(job.token())
                .contentType("application/partial-upload")
                .body(FILE.content())
                .patch(Api.path(session) + "/blobs/" + FILE.sha256());

        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(api.problem(answer).detail()).contains("Upload-Offset");
    }

    @Test
    void anotherMethodIsNotTaken() {
        // When
        var answer = given().auth().oauth2(job.token()).delete("/v1/uploads");

        // Then
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(api.problem(answer).type()).isEqualTo(ProblemType.METHOD_NOT_ALLOWED.uri());
    }

    private Problem refused(ObjectNode request) {
        Response answer = api.openWith(job, api.write(request));
        assertThat(answer.statusCode()).isEqualTo(422);
        return api.problem(answer);
    }

    private ObjectNode request() {
        return json.valueToTree(job.opening(FILE)).deepCopy();
    }

    private static ObjectNode file(ObjectNode request) {
        return (ObjectNode) request.get("files").get(0);
    }
}
