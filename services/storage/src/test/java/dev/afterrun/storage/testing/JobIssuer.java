package dev.afterrun.storage.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A CI system that signs tokens for its jobs in GitHub's form, and tells its keys over HTTP. */
public final class JobIssuer implements QuarkusTestResourceLifecycleManager {
    public static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    public static final String AUDIENCE = "https://afterrun.test";
    private static final KeyPair KEYS = keys();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpServer SERVER = server();

    @Override
    public Map<String, String> start() {
        var answer = json(Map.of("keys", List.of(key())));
        SERVER.createContext("/.well-known/jwks", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        SERVER.start();
        return Map.of(
                "afterrun.job-tokens.github.audience",
                AUDIENCE,
                "afterrun.job-tokens.github.owners",
                "octo,octo-org",
                "afterrun.job-tokens.github.issuer",
                address());
    }

    @Override
    public void stop() {
        SERVER.stop(0);
    }

    /** The token of a push to the protected branch main of octo/hello, but with these claims. */
    public static String tokenWith(Map<String, Object> others) {
        var now = Instant.now().getEpochSecond();
        var claims = new HashMap<String, Object>(Map.of(
                "repository", "octo/hello",
                "repository_id", "1296269",
                "repository_owner_id", "583231",
                "event_name", "push",
                "ref", "refs/heads/main",
                "ref_protected", "true",
                "sha", COMMIT,
                "run_id", "7",
                "run_attempt", "1"));
        claims.putAll(Map.of(
                "iss",
                address(),
                "aud",
                AUDIENCE,
                "sub",
                "repo:octo/hello:ref:refs/heads/main",
                "iat",
                now,
                "nbf",
                now,
                "exp",
                now + 300));
        claims.putAll(others);
        return signed(claims);
    }

    private static String address() {
        return "http://127.0.0.1:" + SERVER.getAddress().getPort();
    }

    /** What its tokens are verified with, as a key set has it. */
    public static Map<String, Object> key() {
        var key = (RSAPublicKey) KEYS.getPublic();
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

    private static String signed(Map<String, Object> claims) {
        try {
            var text = base64(json(Map.of("alg", "RS256", "typ", "JWT", "kid", "one"))) + "." + base64(json(claims));
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KEYS.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
