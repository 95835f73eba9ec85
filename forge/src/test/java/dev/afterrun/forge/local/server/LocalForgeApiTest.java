package dev.afterrun.forge.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Limits;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalForgeApiTest {
    private static final String API = "/v1/repos/octo-org/octo-repo";
    private static final String HEAD = "a".repeat(40);

    @TempDir
    private Path directory;

    private LocalForgeServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void start() throws Exception {
        server = LocalForgeServer.start(directory, 0);
        send("GET", API + "/commits/" + HEAD + "/pulls?hint=1", "");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /,                                  404",
        "GET,    /v1/repos/octo-org,                 404",
        "GET,    /v1/repos/octo-org/octo-repo/nope,  404",
        "GET,    /v1/repos/octo-org/octo-repo/pulls/2,            404",
        "GET,    /octo-org/octo-repo/pull/2,         404",
        "DELETE, /v1/repos/octo-org/octo-repo/comments/1000001,   404",
        "DELETE, /v1/repos/octo-org/octo-repo/pulls/1,            405",
        "POST,   /v1/repos/octo-org/octo-repo/commits/abc/pulls,  405",
        "GET,    /v1/repos/octo-org/octo-repo/commits/abc/pulls,  422",
        "GET,    /v1/repos/octo-org/../pulls/1,      422",
        "GET,    /v1/repos/octo-org/%2e%2e/pulls/1,  422",
        "GET,    /v1/repos/octo-org/octo-repo/pulls/0,            422",
        "GET,    /v1/repos/octo-org/octo-repo/pulls/-1,           422",
        "GET,    /v1/repos/octo-org/octo-repo/pulls/99999999999,  422",
        "GET,    /v1/repos/octo-org/octo-repo/pulls/1/comments?page=x, 422",
        "GET,    /v1/repos/octo-org/octo-repo/branches/main,            404",
        "GET,    /v1/repos/octo-org/octo-repo/branches/main?reported=1, 422",
        "GET,    /v1/repos/octo-org/octo-repo/commits/abc/after/abd,    422",
    })
    void requestThatCannotBeRightGetsAProblem(String method, String path, int status) throws Exception {
        // When
        var response = send(method, path, "");

        // Then
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.body()).contains("\"type\":\"urn:afterrun:problem:");
    }

    @Test
    void wrongMethodIsToldTheRightOnes() throws Exception {
        // When
        var response = send("DELETE", API + "/pulls/1", "");

        // Then
        assertThat(response.headers().firstValue("Allow")).contains("GET, PUT");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"body\":             | 400",
                "not json               | 400",
                "{}                     | 422",
                "null                   | 422",
                "[]                     | 422",
                "{\"body\":null}        | 422",
                "{\"body\":\" \"}       | 422",
                "{\"body\":{}}          | 422",
                "{\"body\":\"a\",\"x\":1} | 422",
                "{\"body\":\"a\"} {}    | 422",
            })
    void commentThatCannotBeReadIsRefused(String body, int status) throws Exception {
        // When
        var response = send("POST", API + "/pulls/1/comments", body);

        // Then
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(send("GET", API + "/pulls/1/comments", "").body()).isEqualTo("[]");
    }

    @Test
    void commentOverTheLimitIsRefusedWithTheLimit() throws Exception {
        // When
        var response = send("POST", API + "/pulls/1/comments", "{\"body\":\"" + "x".repeat(65_537) + "\"}");

        // Then
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).contains("65536 characters").contains("65537");
    }

    @Test
    void bodyOverTheLimitIsRefused() throws Exception {
        // When
        var response = send("POST", API + "/pulls/1/comments", " ".repeat(Limits.EVENT_BYTES + 1));

        // Then
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains(Limits.EVENT_BYTES + " bytes");
    }

    @Test
    void formOfAnotherSitesPageIsRefused() throws Exception {
        // Given
        var form = request("POST", API + "/pulls/1/comments", "{\"body\":\"hi\"}")
                .setHeader("Content-Type", "text/plain")
                .build();

        // When
        var response = client.send(form, BodyHandlers.ofString());

        // Then
        assertThat(response.statusCode()).isEqualTo(415);
    }

    @Test
    void requestByAnotherSitesPageIsRefused() throws Exception {
        // Given
        var made = request("GET", API + "/commits/" + HEAD + "/pulls?hint=7", "")
                .setHeader("Sec-Fetch-Site", "cross-site")
                .build();

        // When
        var response = client.send(made, BodyHandlers.ofString());

        // Then
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(send("GET", API + "/pulls/7", "").statusCode()).isEqualTo(404);
    }

    @Test
    void nameThatWasReboundToThisMachineIsRefused() throws Exception {
        // Given
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), server.base().getPort())) {
            var request = "GET " + API + "/pulls/1 HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";

            // When
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            // Then
            assertThat(response).startsWith("HTTP/1.1 403 ").doesNotContain(HEAD);
        }
    }

    @ParameterizedTest
    @CsvSource({"forge:8080, 200", "forge, 200", "127.0.0.1, 200", "evil.example, 403", "forge.evil.example, 403"})
    void whereOthersReachItItAnswersUnderItsNamesAlone(String host, int status) throws Exception {
        // Given
        try (var shared = LocalForgeServer.startForAll(directory, 0, Set.of("forge"));
                var socket = new Socket(
                        InetAddress.getLoopbackAddress(), shared.base().getPort())) {
            var request = "GET " + API + "/pulls/1 HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";

            // When
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            // Then
            assertThat(response).startsWith("HTTP/1.1 " + status + " ");
        }
    }

    @Test
    void pullRequestOfEarlierCommitsShowsItsPresentHead() throws Exception {
        // Given
        send("PUT", API + "/pulls/1", "{\"head\":\"" + "b".repeat(40) + "\",\"state\":\"merged\",\"title\":\"T\"}");

        // When
        var response = send("GET", API + "/commits/" + HEAD + "/pulls", "");

        // Then
        assertThat(response.body())
                .contains("\"head\":\"" + "b".repeat(40))
                .contains("\"state\":\"merged\"")
                .contains("\"title\":\"T\"")
                .contains("\"url\":\"" + server.base() + "/octo-org/octo-repo/pull/1\"");
    }

    @Test
    void commentsComeThirtyAPage() throws Exception {
        // Given
        for (var said = 0; said < 35; said++) {
            send("POST", API + "/pulls/1/comments", "{\"body\":\"remark " + said + "\"}");
        }

        // When
        var second = send("GET", API + "/pulls/1/comments?page=2", "");

        // Then
        assertThat(second.body()).contains("\"remark 30\"", "\"remark 34\"").doesNotContain("\"remark 29\"");
        assertThat(send("GET", API + "/pulls/1/comments?page=1000000000", "").body())
                .isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "</pre><h1>", "\\\"><img src=x onerror=alert(1)>"})
    void pageForPeopleShowsWhatWasSentAndRunsNothing(String hostile) throws Exception {
        // Given
        send("PUT", API + "/pulls/1", "{\"head\":\"" + HEAD + "\",\"title\":\"" + hostile + "\"}");
        send("POST", API + "/pulls/1/comments", "{\"body\":\"" + hostile + "\",\"author\":\"" + hostile + "\"}");

        // When
        var page = send("GET", "/octo-org/octo-repo/pull/1", "");

        // Then
        assertThat(page.body()).contains("&lt;").doesNotContain("<script", "</pre><h1>", "<img");
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'");
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return client.send(request(method, path, body).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create(server.base() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
    }
}
