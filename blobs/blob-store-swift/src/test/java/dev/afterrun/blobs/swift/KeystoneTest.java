package dev.afterrun.blobs.swift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Logging in as the identity service's reference describes it; tokens that end are replaced. */
class KeystoneTest {
    private HttpServer server;
    private int logins;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v3/auth/tokens", this::login);
        server.createContext("/swift/north/container/name", this::object);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theRegionsObjectStoreIsUsedAndATokenThatHasEndedIsReplaced() throws IOException {
        // Given: the first token has ended when it comes
        try (var bucket = new SwiftBucket(settings("right", "north"), Clock.systemUTC())) {
            // When
            var size = bucket.size("name");

            // Then
            assertThat(size).hasValue(7);
            assertThat(logins).isEqualTo(2);
        }
    }

    @Test
    void aWrongPasswordAndAnUnknownRegionAreTold() {
        try (var refused = new SwiftBucket(settings("wrong", "north"), Clock.systemUTC());
                var lost = new SwiftBucket(settings("right", "west"), Clock.systemUTC())) {
            // When, Then
            assertThatThrownBy(() -> refused.size("name"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("401")
                    .hasMessageNotContaining("wrong");
            assertThatThrownBy(() -> lost.size("name"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("west");
        }
    }

    private SwiftSettings settings(String password, String region) {
        var login = new SwiftLogin.Keystone(
                base().resolve("/v3"), "robot", password, "Default", "builds", Optional.of(region));
        return new SwiftSettings(
                "container",
                login,
                Optional.empty(),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                Duration.ofDays(2));
    }

    private URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void login(HttpExchange exchange) throws IOException {
        try (exchange) {
            var auth = new ObjectMapper().readTree(exchange.getRequestBody()).path("auth");
            var user = auth.at("/identity/password/user");
            var known = auth.at("/identity/methods/0").asText().equals("password")
                    && user.path("name").asText().equals("robot")
                    && user.at("/domain/name").asText().equals("Default")
                    && user.path("password").asText().equals("right")
                    && auth.at("/scope/project/name").asText().equals("builds")
                    && auth.at("/scope/project/domain/name").asText().equals("Default");
            if (!known) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            logins++;
            exchange.getResponseHeaders().set("X-Subject-Token", "token-" + logins);
            var answer = """
                    {"token": {"catalog": [
                      {"type": "identity", "endpoints": []},
                      {"type": "object-store", "endpoints": [
                        {"interface": "public", "region": "south", "url": "%1$s/swift/south"},
                        {"interface": "internal", "region": "north", "url": "%1$s/swift/internal"},
                        {"interface": "public", "region": "north", "url": "%1$s/swift/north/"}]}]}}
                    """.formatted(base()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(201, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private void object(HttpExchange exchange) throws IOException {
        try (exchange) {
            var valid = "token-2".equals(exchange.getRequestHeaders().getFirst("X-Auth-Token"));
            exchange.getResponseHeaders().set("Content-Length", "7");
            exchange.sendResponseHeaders(valid ? 200 : 401, -1);
        }
    }
}
