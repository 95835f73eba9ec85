package dev.afterrun.storage.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.afterrun.storage.testing.JobIssuer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A realm that signs everybody in whose code is the nonce that was asked with; a refresh token is never good. */
public final class RealmResource implements QuarkusTestResourceLifecycleManager {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROTOCOL = "/realms/company/protocol/openid-connect";

    private Optional<HttpServer> running = Optional.empty();

    @Override
    public Map<String, String> start() {
        var server = server();
        running = Optional.of(server);
        var origin = "http://127.0.0.1:" + server.getAddress().getPort();
        var issuer = origin + "/realms/company";
        server.createContext(
                "/realms/company/.well-known/openid-configuration",
                exchange -> send(
                        exchange,
                        Map.of(
                                "issuer", issuer,
                                "authorization_endpoint", origin + PROTOCOL + "/auth",
                                "token_endpoint", origin + PROTOCOL + "/token",
                                "end_session_endpoint", origin + PROTOCOL + "/logout")));
        server.createContext(PROTOCOL + "/certs", exchange -> send(exchange, Map.of("keys", List.of(JobIssuer.key()))));
        server.createContext(PROTOCOL + "/token", exchange -> send(exchange, tokens(issuer, form(exchange))));
        server.createContext(PROTOCOL + "/logout", exchange -> send(exchange, Map.of()));
        server.start();
        return Map.of(
                "afterrun.accounts.realms.company.issuer", issuer,
                "afterrun.sign-in.realm", "COMPANY",
                "afterrun.address.web", "https://pages.test");
    }

    @Override
    public void stop() {
        running.ifPresent(server -> server.stop(0));
    }

    private static Map<String, String> tokens(String issuer, Map<String, String> form) {
        var nonce = form.get("code");
        return Map.of(
                "access_token",
                JobIssuer.tokenWith(Map.of(
                        "iss", issuer,
                        "aud", "afterrun",
                        "sub", "2f1c9f0e",
                        "typ", "Bearer",
                        "afterrun_forge", "local",
                        "afterrun_trust", "ordinary",
                        "afterrun_repositories", List.of("*"),
                        "groups", List.of("viewer"))),
                "id_token",
                JobIssuer.tokenWith(Map.of(
                        "iss", issuer,
                        "aud", "afterrun-pages",
                        "sub", "2f1c9f0e",
                        "nonce", nonce,
                        "preferred_username", "<i>octavia</i>")),
                "refresh_token",
                "refresh");
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        return Arrays.stream(new String(exchange.getRequestBody().readAllBytes(), UTF_8).split("&", -1))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> field[0], field -> URLDecoder.decode(field[1], UTF_8)));
    }

    private static void send(HttpExchange exchange, Object answer) throws IOException {
        try (exchange) {
            var bytes = json(answer);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
