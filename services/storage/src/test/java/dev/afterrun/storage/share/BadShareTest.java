package dev.afterrun.storage.share;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.afterrun.contracts.problem.Problem;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.Api;
import dev.afterrun.storage.testing.Issuer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is sent by hand and cannot be kept: nothing of it is there, and the answer says why. */
@QuarkusTest
class BadShareTest {
    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

    private final String repository = "acme/" + UUID.randomUUID();

    private final String token = Issuer.tokenWith(Map.of("afterrun_repositories", List.of(repository)));

    @Inject
    Api api;

    @Inject
    Sql sql;

    @TestHTTPResource
    URI server;

    @Test
    void nobodySendsWithoutAToken() {
        // When
        var answers = Stream.of(
                given().body(CONTENT).put("/f.txt"),
                given().auth()
                        .preemptive()
                        .basic("me", Issuer.forgedToken())
                        .body(CONTENT)
                        .put("/f.txt"),
                given().multiPart("file", "f.txt", CONTENT).post("/"));

        // Then
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        });
    }

    @Test
    void aRepositoryThatTheTokenDoesNotCoverIsForbidden() {
        // When
        var answer =
                as().header("Afterrun-Repository", "acme/other").body(CONTENT).put("/f.txt");

        // Then
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void aTokenOfManyRepositoriesHasToNameOne() {
        // Given
        var many = given().auth().oauth2(Issuer.token());

        // When
        var problem = api.problem(many.body(CONTENT).put("/f.txt"));

        // Then
        assertThat(problem.type()).isEqualTo(ProblemType.INVALID.uri());
        assertThat(problem.detail()).contains("Afterrun-Repository");
        assertThat(given().auth()
                        .oauth2(Issuer.token())
                        .header("Afterrun-Repository", repository)
                        .body(CONTENT)
                        .put("/f.txt")
                        .asString())
                .contains("/" + repository + "/run-");
    }

    @ParameterizedTest
    @MethodSource
    void termsThatCannotBeHadAreNamed(String header, String value, String said) {
        // When
        var problem = refused(as().header(header, value).body(CONTENT).put("/f.txt"), 422);

        // Then
        assertThat(problem.detail()).contains(header).contains(said);
    }

    static Stream<Arguments> termsThatCannotBeHadAreNamed() {
        return Stream.of(
                arguments("Max-Days", "0", "from 1 on"),
                arguments("Max-Days", "-1", "from 1 on"),
                arguments("Max-Days", "soon", "'soon'"),
                arguments("Max-Days", "31", "more than files may stay"),
                arguments("Max-Days", "999999999999999999", "more than may be asked for"),
                arguments("Max-Downloads", "0", "from 1 on"),
                arguments("Max-Downloads", "1000001", "more than may be asked for"),
                arguments("Max-Downloads", "1.5", "'1.5'"));
    }

    @ParameterizedTest
    @MethodSource
    void aNameThatCannotBeKeptIsRefusedWithTheRule(String rawName, String rule) {
        // When
        var problem = refused(as().urlEncodingEnabled(false).body(CONTENT).put("/" + rawName), 422);

        // Then
        assertThat(problem.detail()).contains(rule);
    }

    static Stream<Arguments> aNameThatCannotBeKeptIsRefusedWithTheRule() {
        return Stream.of(
                arguments("a%5Cb", "has a backslash"),
                arguments("a%2Fb", "an encoded slash is no part of a name"),
                arguments("a%0Ab", "control character"),
                arguments("a.", "ends in a dot"),
                arguments("C%3Aboot", "is absolute"),
                arguments("x".repeat(1025), "is 1025 bytes long"));
    }

    @Test
    void aFileOverTheLimitIsRefusedBeforeItIsSent() throws IOException {
        // When
        var answer = raw("PUT /f.txt HTTP/1.1", "Content-Length: 5368709121", "Expect: 100-continue");

        // Then
        assertThat(answer).startsWith("HTTP/1.1 413").contains("5368709120 bytes");
    }

    @Test
    void aSenderWhoIsTooSlowIsNotWaitedFor() throws IOException {
        // When
        var answer = raw("PUT /f.txt HTTP/1.1", "Content-Length: 100000", "", "a few bytes");

        // Then
        assertThat(answer).startsWith("HTTP/1.1 408").contains("1024 bytes a second");
        assertNothingIsThere();
    }

    @Test
    void whatIsCutOffLeavesNothing() throws IOException {
        // Given
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream()
                    .write(request("PUT /f.txt HTTP/1.1", "Content-Length: 100000", "", "x".repeat(5000)));
            socket.getOutputStream().flush();
        }

        // When
        var after = as().body(CONTENT).put("/g.txt");

        // Then
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(files()).containsExactly("g.txt");
    }

    private void assertNothingIsThere() {
        assertThat(files()).isEmpty();
    }

    private List<String> files() {
        return sql.list(row -> row.getString("path"), """
                SELECT path FROM artifact JOIN repository ON repository.id = artifact.repository_id
                WHERE repository.name = ?
                """, repository);
    }

    private Problem refused(Response answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        return api.problem(answer);
    }

    private RequestSpecification as() {
        return given().auth().oauth2(token);
    }

    private byte[] request(String line, String... rest) {
        var lines = String.join("\r\n", rest);
        return (line + "\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n" + lines
                        + (lines.contains("\r\n\r\n") ? "" : "\r\n\r\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private String raw(String line, String... rest) throws IOException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request(line, rest));
            socket.getOutputStream().flush();
            var text = new StringBuilder();
            var part = new byte[4096];
            while (text.indexOf("}") < 0) {
                var count = socket.getInputStream().read(part);
                if (count < 0) {
                    break;
                }
                text.append(new String(part, 0, count, StandardCharsets.UTF_8));
            }
            return text.toString();
        }
    }
}
