package dev.afterrun.forge.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.forge.http.JsonClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose a token is, as GitHub tells it of people and of Apps. */
final class ViewerTest {
    private HttpServer github;
    private int person = 200;

    @BeforeEach
    void start() throws IOException {
        github = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        github.createContext("/user", exchange -> answer(exchange, person, "{\"id\": 7, \"message\": \"as asked\"}"));
        github.createContext(
                "/graphql", exchange -> answer(exchange, 200, "{\"data\": {\"viewer\": {\"databaseId\": 41898282}}}"));
        github.start();
    }

    @AfterEach
    void stop() {
        github.stop(0);
    }

    @Test
    void tokenOfAPersonIsTheirs() throws IOException {
        assertThat(viewer()).isEqualTo(new GitHubJson.User(7));
    }

    @Test
    void tokenOfAWorkflowIsTheBots() throws IOException {
        // Given
        person = 403;

        // Then
        assertThat(viewer()).isEqualTo(new GitHubJson.User(41_898_282));
    }

    @Test
    void wrongTokenIsNobodys() {
        // Given
        person = 401;

        // Then
        assertThatThrownBy(this::viewer).isInstanceOf(ForgeRefused.class).hasMessageContaining("401");
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.github.com, https://api.github.com",
        "https://github.example.org/api/v3, https://github.example.org/api",
        "https://github.example.org/api/v3/, https://github.example.org/api",
    })
    void graphQlIsBesideTheVersionOfRest(URI base, URI expected) {
        assertThat(Viewer.graphQl(base)).isEqualTo(expected);
    }

    private GitHubJson.User viewer() throws IOException {
        var client = new JsonClient(
                URI.create("http://127.0.0.1:" + github.getAddress().getPort()), Map.of());
        return Viewer.of(client, client);
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            var body = json.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
