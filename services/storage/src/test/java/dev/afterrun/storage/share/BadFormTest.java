package dev.afterrun.storage.share;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.problem.Problem;
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
import org.junit.jupiter.api.Test;

/** Forms that cannot be taken. */
@QuarkusTest
class BadFormTest {
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
    void aFormWithoutAFileIsTold() {
        // When
        var problem = refused(as().multiPart("expires", "1").post("/"), 422);

        // Then
        assertThat(problem.detail()).contains("curl -F file=@NAME");
    }

    @Test
    void aFieldThatNobodyKnowsIsNamed() {
        // When
        var problem = refused(
                as().multiPart("file", "f.txt", CONTENT)
                        .multiPart("url", "http://x.test/")
                        .post("/"),
                422);

        // Then
        assertThat(problem.detail()).contains("'url'");
        assertNothingIsThere();
    }

    @Test
    void whatIsNoFormIsToldSo() {
        // When
        var answer = as().contentType("application/x-www-form-urlencoded")
                .body("file=x")
                .post("/");

        // Then
        assertThat(refused(answer, 415).detail()).contains("multipart/form-data");
    }

    @Test
    void aFormThatEndsEarlyLeavesNothing() throws IOException {
        // Given
        var form =
                part("a.txt", "whole") + "--b\r\nContent-Disposition: form-data; name=f; filename=\"b.txt\"\r\n\r\nhal";

        // When
        var answer = raw(
                "POST / HTTP/1.1",
                "Content-Type: multipart/form-data; boundary=b",
                "Content-Length: " + form.length(),
                "",
                form);

        // Then
        assertThat(answer).startsWith("HTTP/1.1 400").contains("ends before its last boundary");
        assertNothingIsThere();
    }

    @Test
    void aFormOfTooManyFilesIsRefusedWithTheLimit() {
        // Given
        var form = as();
        for (var i = 0; i <= Limits.FILES_OF_A_FORM; i++) {
            form.multiPart("file", i + ".txt", CONTENT);
        }

        // When
        var problem = refused(form.post("/"), 413);

        // Then
        assertThat(problem.limit()).contains("100 files");
        assertNothingIsThere();
    }

    @Test
    void aHeadWithoutEndIsRefusedWithTheLimit() throws IOException {
        // Given
        var form = "--b\r\nContent-Disposition: form-data; name=\"" + "x".repeat(300_000);

        // When
        var answer = raw(
                "POST / HTTP/1.1",
                "Content-Type: multipart/form-data; boundary=b",
                "Content-Length: " + form.length(),
                "",
                form);

        // Then
        assertThat(answer).startsWith("HTTP/1.1 413").contains("131072 bytes");
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

    private static String part(String name, String content) {
        return "--b\r\nContent-Disposition: form-data; name=f; filename=\"" + name + "\"\r\n\r\n" + content + "\r\n";
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
