package dev.afterrun.http.identity.job;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.afterrun.http.identity.issuer.IssuedTokens;
import dev.afterrun.http.identity.issuer.Issuer;
import dev.afterrun.http.identity.issuer.IssuerKeys;
import dev.afterrun.http.identity.issuer.IssuerOfTokens;
import dev.afterrun.http.identity.issuer.KeySource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** A CI system that signs tokens in GitHub's form, with keys of its own that it tells over HTTP. */
final class CiSystem implements AutoCloseable {
    static final String AUDIENCE = "https://afterrun.test";
    static final Admission EVERYBODY = Admission.of(List.of("*"), "OWNERS");
    static final String SHA = "0123456789abcdef0123456789abcdef01234567";

    private final AtomicInteger asked = new AtomicInteger();
    private final Clock clock;
    private final HttpServer server;
    private RsaJsonWebKey key = newKey("first");
    private Consumer<HttpExchange> answer = this::tellKeys;

    CiSystem(Clock clock) {
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            answer.accept(exchange);
        });
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How often its keys were asked for. */
    int asked() {
        return asked.get();
    }

    RsaJsonWebKey key() {
        return key;
    }

    /** From now on it signs with another key, and tells that one alone. */
    void rotate() {
        key = newKey("next-" + key.getKeyId());
    }

    /** From now on its keys are not to be had. */
    void goAway() {
        answerWith(503, "");
    }

    void comeBack() {
        answer = this::tellKeys;
    }

    void redirectTo(String address) {
        answer = exchange -> {
            exchange.getResponseHeaders().add("Location", address);
            send(exchange, 302, "");
        };
    }

    void answerWith(int status, String body) {
        answer = exchange -> send(exchange, status, body);
    }

    /** Its tokens, verified as GitHub's are. */
    IssuedTokens tokens() {
        return tokens(new GitHubJobs("github.com", EVERYBODY, RefTrust.of(List.of()), false));
    }

    IssuedTokens tokens(JobClaims claims) {
        return new IssuedTokens(List.of(verifying(claims)));
    }

    /** What verifies its tokens, beside those of others. */
    IssuerOfTokens verifying(JobClaims claims) {
        var issuer = new Issuer(issuer(), URI.create(issuer() + "/keys"), AUDIENCE, claims);
        var keys = new IssuerKeys(new KeySource(KeySource.clientThatFollowsNobody(), issuer.keys()), clock);
        return new IssuerOfTokens(issuer, keys, clock);
    }

    /** Claims of a push to main by octo/hello. */
    JwtClaims claims() {
        var claims = new JwtClaims();
        claims.setIssuer(issuer());
        claims.setAudience(AUDIENCE);
        claims.setSubject("repo:octo/hello:ref:refs/heads/main");
        claims.setIssuedAt(in(0));
        claims.setNotBefore(in(0));
        claims.setExpirationTime(in(300));
        claims.setClaim("repository", "octo/hello");
        claims.setClaim("repository_id", "1296269");
        claims.setClaim("repository_owner_id", "583231");
        claims.setClaim("event_name", "push");
        claims.setClaim("ref", "refs/heads/main");
        claims.setClaim("ref_protected", "true");
        claims.setClaim("sha", SHA);
        claims.setClaim("run_id", "42");
        claims.setClaim("run_attempt", "2");
        claims.setClaim("workflow_ref", "octo/hello/.github/workflows/ci.yml@refs/heads/main");
        return claims;
    }

    NumericDate in(long seconds) {
        return NumericDate.fromSeconds(clock.instant().getEpochSecond() + seconds);
    }

    String token() {
        return token(claims -> {});
    }

    /** A token with its claims changed. */
    String token(Consumer<JwtClaims> change) {
        var claims = claims();
        change.accept(claims);
        return signed(signature -> {}, claims);
    }

    /** A token with its signature's header changed. */
    String signedWith(Consumer<JsonWebSignature> change) {
        return signed(change, claims());
    }

    private String signed(Consumer<JsonWebSignature> change, JwtClaims claims) {
        var signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        change.accept(signature);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    static RsaJsonWebKey newKey(String id) {
        try {
            var key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(id);
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void tellKeys(HttpExchange exchange) {
        send(exchange, 200, new JsonWebKeySet(key).toJson());
    }

    private static void send(HttpExchange exchange, int status, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException gone) {
            // Whoever asked has read enough.
        }
    }
}
