package dev.afterrun.forge.github;

import static dev.afterrun.forge.CommentContract.MARKER;
import static dev.afterrun.forge.github.GitHubStage.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An Enterprise Server has its API below a path of its own host, and nothing of it beside that. */
class GitHubEnterpriseTest {
    private static final String API = "/api/v3";
    private static final List<String> HANDED_ON = List.of("Authorization", "Accept", "Content-Type");

    private final HttpClient http = HttpClient.newHttpClient();
    private GitHubStage stage;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        stage = new GitHubStage(GitHubStage.Connection.APP);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(API, this::handOn);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        http.close();
        stage.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {API, API + "/"})
    void theOneCommentIsWrittenAndFoundAgainThere(String path) throws IOException {
        for (var connection : List.of(GitHubStage.Connection.TOKEN, GitHubStage.Connection.APP)) {
            // Given
            var forge = connection.to(
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path));
            var opened = stage.open();

            // When
            var written = forge.createComment(REPOSITORY, opened.number(), MARKER.line());
            forge.editComment(REPOSITORY, written.id(), MARKER.line() + "\nchanged");

            // Then
            assertThat(forge.pullRequest(REPOSITORY, opened.number())).contains(opened);
            assertThat(forge.comments(REPOSITORY, opened.number(), MARKER))
                    .singleElement()
                    .satisfies(comment -> assertThat(comment.body()).endsWith("changed"));
        }
    }

    private void handOn(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().toString().substring(API.length());
            var body = exchange.getRequestBody().readAllBytes();
            var request = HttpRequest.newBuilder(URI.create(stage.github.base() + path))
                    .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
            HANDED_ON.forEach(
                    name -> Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                            .ifPresent(value -> request.header(name, value)));
            var answer = http.send(request.build(), BodyHandlers.ofByteArray());
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
