package dev.afterrun.benchmarks.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Signs as a realm of Keycloak and as GitHub Actions do (RS256, keys of 2,048 bits), and serves its keys where either has them. */
final class TokenIssuer implements AutoCloseable {
    static final String AUDIENCE = "afterrun";

    private static final int KEY_BITS = 2_048;
    private static final Duration LIFE = Duration.ofHours(12);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeyPair keys;
    private final HttpServer server;

    TokenIssuer() throws IOException, GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(KEY_BITS);
        this.keys = generator.generateKeyPair();
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var answer = json(Map.of("keys", List.of(key())));
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        server.start();
    }

    /** As a realm's tokens name it. */
    String realm() {
        return address() + "/realms/benchmark";
    }

    /** As tokens of jobs name it. */
    String jobs() {
        return address();
    }

    /** The access token of a service account that publishes everywhere. */
    String accessToken() throws GeneralSecurityException {
        return signed(Map.of(
                "iss", realm(),
                "sub", "service-account-benchmark",
                "typ", "Bearer",
                "azp", "benchmark",
                "groups", List.of("publisher"),
                "afterrun_forge", "local",
                "afterrun_repositories", List.of("*"),
                "afterrun_trust", "ordinary"));
    }

    /** The token of the job that {@link JobReportBody} reports. */
    String jobToken() throws GeneralSecurityException {
        return signed(Map.ofEntries(
                Map.entry("iss", jobs()),
                Map.entry("sub", "repo:" + JobReportBody.REPOSITORY + ":ref:refs/heads/main"),
                Map.entry("repository", JobReportBody.REPOSITORY),
                Map.entry("repository_id", "1296269"),
                Map.entry("repository_owner_id", "583231"),
                Map.entry("event_name", "push"),
                Map.entry("ref", "refs/heads/main"),
                Map.entry("ref_protected", "true"),
                Map.entry("sha", JobReportBody.COMMIT),
                Map.entry("run_id", JobReportBody.RUN),
                Map.entry("run_attempt", "1")));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private String signed(Map<String, Object> whose) throws GeneralSecurityException {
        var now = Instant.now();
        var claims = new HashMap<>(whose);
        claims.put("aud", AUDIENCE);
        claims.put("iat", now.getEpochSecond());
        claims.put("nbf", now.getEpochSecond());
        claims.put("exp", now.plus(LIFE).getEpochSecond());
        var text = base64(json(Map.of("alg", "RS256", "typ", "JWT", "kid", "one"))) + "." + base64(json(claims));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(text.getBytes(StandardCharsets.US_ASCII));
        return text + "." + base64(signature.sign());
    }

    private Map<String, Object> key() {
        var key = (RSAPublicKey) keys.getPublic();
        return Map.of(
                "kty", "RSA",
                "kid", "one",
                "alg", "RS256",
                "use", "sig",
                "n", base64(unsigned(key.getModulus())),
                "e", base64(unsigned(key.getPublicExponent())));
    }

    private static byte[] unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of texts can be written", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
