package dev.afterrun.storage.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.problem.Problem;
import dev.afterrun.contracts.problem.Problem.FieldError;
import dev.afterrun.storage.testing.Api;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class BadFilesTest {
    private static final TestFile FILE = TestFile.of("a.txt", "abc");

    @Inject
    Api api;

    @Inject
    ObjectMapper json;

    private final CiJob job = CiJob.fresh();

    @Test
    void aFileOverTheLimitIsRefusedWithLimitAndValue() {
        // Given
        var request = request();
        file(request).put("size", 5_368_709_121L);

        // When
        var problem = refused(request);

        // Then
        assertThat(problem.limit()).contains("5368709120");
        assertThat(problem.value()).contains("5368709121");
        assertThat(problem.detail()).contains("a.txt");
    }

    @ParameterizedTest
    @MethodSource
    void aPathThatCannotBeKeptIsRefusedWithTheRule(String path, String rule) {
        // Given
        var request = request();
        file(request).put("path", path);

        // When
        var problem = refused(request);

        // Then
        assertThat(problem.errors()).extracting(FieldError::pointer).containsExactly("/files/0/path");
        assertThat(problem.errors().getFirst().detail()).contains(rule);
    }

    static Stream<Arguments> aPathThatCannotBeKeptIsRefusedWithTheRule() {
        return Stream.of(
                arguments("", "is empty"),
                arguments("/etc/passwd", "is absolute"),
                arguments("C:/boot.ini", "is absolute"),
                arguments("a/../b", "has the part '..'"),
                arguments("..", "has the part '..'"),
                arguments("./a", "has the part '.'"),
                arguments("a\u0000b", "has a NUL"),
                arguments("a\nb", "another control character"),
                arguments("a\\b", "has a backslash"),
                arguments("a./b", "ends in a dot"),
                arguments("a ", "ends in a dot or a space"),
                arguments("a//b", "has an empty part"),
                arguments("a/", "has an empty part"),
                arguments("é".repeat(513), "is 1026 bytes long; the limit is 1024"));
    }

    @Test
    void aPathOverTheLimitIsRefusedWithLimitAndValue() {
        // Given
        var request = request();
        file(request).put("path", "é".repeat(513));

        // When
        var problem = refused(request);

        // Then
        assertThat(problem.limit()).contains("1024");
        assertThat(problem.value()).contains("1026");
    }

    @Test
    void theLongestPathIsTaken() {
        // Given
        var request = request();
        file(request).put("path", "é".repeat(512));

        // When
        var answer = api.openWith(job, api.write(request));

        // Then
        assertThat(answer.statusCode()).isEqualTo(201);
    }

    @Test
    void pathsThatDifferOnlyByCaseAreRefused() {
        // When
        var problem = api.problem(api.tryToOpen(job, FILE, TestFile.of("A.TXT", "abc")));

        // Then
        assertThat(problem.detail()).isEqualTo("the paths 'A.TXT' and 'a.txt' differ only by case");
    }

    @Test
    void aPathThatIsListedTwiceIsRefused() {
        // When
        var problem = api.problem(api.tryToOpen(job, FILE, FILE));

        // Then
        assertThat(problem.detail()).isEqualTo("the path 'a.txt' is listed twice");
    }

    @Test
    void oneDigestWithTwoSizesIsRefused() {
        // Given
        var request = request();
        var twin = file(request).deepCopy().put("path", "b.txt").put("size", 4);
        ((ArrayNode) request.get("files")).add(twin);

        // When
        var problem = refused(request);

        // Then
        assertThat(problem.detail()).contains("'b.txt' has 4 bytes and another file of the same SHA-256 has 3");
    }

    @Test
    void moreFilesThanAJobMayHaveAreRefusedWithLimitAndValue() {
        // Given
        var body = withFiles(Limits.FILES_PER_JOB + 1);

        // When
        var answer = api.openWith(job, body);

        // Then
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(api.problem(answer).limit()).contains("100000 files");
        assertThat(api.problem(answer).value()).contains("at least 100001 files");
    }

    @Test
    void aRequestWithoutFilesIsTakenAsOneOfNone() {
        // Given
        var request = request();
        request.remove("files");

        // When
        var answer = api.openWith(job, api.write(request));

        // Then
        assertThat(answer.statusCode()).isEqualTo(201);
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

    private byte[] withFiles(int count) {
        var request = request();
        var files = request.putArray("files");
        for (var i = 0; i < count; i++) {
            files.addObject()
                    .put("path", "f" + i)
                    .put("sha256", FILE.sha256().hex())
                    .put("size", 3);
        }
        return api.write(request);
    }
}
