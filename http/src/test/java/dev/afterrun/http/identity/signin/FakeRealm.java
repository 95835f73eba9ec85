package dev.afterrun.http.identity.signin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.afterrun.http.identity.issuer.Issuer;
import dev.afterrun.http.identity.realm.AccountSettings;
import dev.afterrun.http.identity.realm.RealmIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** A realm as Keycloak's are: its metadata, codes that are good once and for their PKCE verifier, sessions, and their end. */
final class FakeRealm implements AutoCloseable {
    static final String CLIENT = "afterrun-pages";
    static final URI BACK = URI.create("https://pages.test/-/sign-in/done");
    static final int TOKEN_SECONDS = 300;

    private static final RsaJsonWebKey KEY = newKey();
    private static final RsaJsonWebKey OTHER_KEY = newKey();

    private final Clock clock;
    private final HttpServer server;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final Map<String, String> refreshes = new ConcurrentHashMap<>();
    private final AtomicInteger renewals = new AtomicInteger();
    private volatile boolean away;
    private volatile RsaJsonWebKey key = KEY;
    private volatile Consumer<JwtClaims> accessChange = claims -> {};
    private volatile Consumer<JwtClaims> idChange = claims -> {};
    private volatile UnaryOperator<String> metadataChange = UnaryOperator.identity();

    FakeRealm(Clock clock) {
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/company";
    }

    RealmClient client() {
        return new RealmClient(issuerOfTokens(), CLIENT, Optional.empty(), BACK);
    }

    void goAway() {
        away = true;
    }

    void comeBack() {
        away = false;
    }

    /** Ends every session, as when somebody is disabled. */
    void endSessions() {
        refreshes.clear();
    }

    boolean hasSessions() {
        return !refreshes.isEmpty();
    }

    int renewals() {
        return renewals.get();
    }

    void changeAccess(Consumer<JwtClaims> change) {
        accessChange = change;
    }

    void changeId(Consumer<JwtClaims> change) {
        idChange = change;
    }

    void changeMetadata(UnaryOperator<String> change) {
        metadataChange = change;
    }

    void signWithAnotherKey() {
        key = OTHER_KEY;
    }

    /** What a browser brings back once its person has signed in there. */
    SignIn.Answer signIn(URI question) {
        var asked = fields(question.getRawQuery());
        var code = Chance.word();
        codes.put(code, asked);
        return new SignIn.Answer(
                Optional.of(asked.get("state")), Optional.of(code), Optional.empty(), Optional.of(issuer()));
    }

    static Map<String, String> fields(String form) {
        var fields = new LinkedHashMap<String, String>();
        for (var field : List.of(form.split("&", -1))) {
            var at = field.indexOf('=');
            fields.put(field.substring(0, at), URLDecoder.decode(field.substring(at + 1), UTF_8));
        }
        return fields;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private Issuer issuerOfTokens() {
        return RealmIssuer.of(new AccountSettings.Realm() {
            @Override
            public URI issuer() {
                return URI.create(FakeRealm.this.issuer());
            }

            @Override
            public String audience() {
                return "afterrun";
            }

            @Override
            public Optional<URI> keys() {
                return Optional.empty();
            }
        });
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().substring("/realms/company".length());
        var form = exchange.getRequestMethod().equals("POST")
                ? fields(new String(exchange.getRequestBody().readAllBytes(), UTF_8))
                : Map.<String, String>of();
        if (away) {
            send(exchange, 503, "");
        } else {
            switch (path) {
                case "/.well-known/openid-configuration" -> send(exchange, 200, metadataChange.apply(metadata()));
                case "/protocol/openid-connect/certs" -> send(exchange, 200, new JsonWebKeySet(KEY).toJson());
                case "/protocol/openid-connect/token" -> token(exchange, form);
                case "/protocol/openid-connect/logout" -> {
                    refreshes.remove(form.getOrDefault("refresh_token", ""));
                    send(exchange, 204, "");
                }
                default -> send(exchange, 404, "");
            }
        }
    }

    private String metadata() {
        var at = issuer() + "/protocol/openid-connect/";
        return """
            {"issuer": "%s", "authorization_endpoint": "%sauth", "token_endpoint": "%stoken", "end_session_endpoint": "%slogout"}
            """.formatted(issuer(), at, at, at);
    }

    private void token(HttpExchange exchange, Map<String, String> form) throws IOException {
        var session = CLIENT.equals(form.get("client_id")) ? session(form) : Optional.<Map<String, String>>empty();
        if (session.isEmpty()) {
            send(exchange, 400, "{\"error\": \"invalid_grant\"}");
            return;
        }
        var refresh = Chance.word();
        refreshes.put(refresh, "");
        send(
                exchange,
                200,
                "{\"access_token\": \"%s\", \"id_token\": \"%s\", \"refresh_token\": \"%s\"}"
                        .formatted(access(), id(session.get()), refresh));
    }

    /** What the grant was asked with; empty where it is not good. */
    private Optional<Map<String, String>> session(Map<String, String> form) {
        if ("refresh_token".equals(form.get("grant_type"))) {
            renewals.incrementAndGet();
            return Optional.ofNullable(refreshes.remove(form.getOrDefault("refresh_token", "")))
                    .map(_ -> new HashMap<>());
        }
        return Optional.ofNullable(codes.remove(form.getOrDefault("code", "")))
                .filter(asked -> BACK.toString().equals(form.get("redirect_uri")))
                .filter(asked -> digest(form.getOrDefault("code_verifier", "")).equals(asked.get("code_challenge")));
    }

    private String access() {
        var claims = claims("afterrun");
        claims.setClaim("typ", "Bearer");
        claims.setClaim("azp", CLIENT);
        claims.setClaim("afterrun_forge", "github.com");
        claims.setClaim("afterrun_repositories", List.of("octo/hello"));
        claims.setClaim("afterrun_trust", "ordinary");
        claims.setClaim("groups", List.of("viewer"));
        accessChange.accept(claims);
        return signed(claims);
    }

    private String id(Map<String, String> asked) {
        var claims = claims(CLIENT);
        claims.setClaim("typ", "ID");
        claims.setClaim("preferred_username", "octavia");
        Optional.ofNullable(asked.get("nonce")).ifPresent(nonce -> claims.setClaim("nonce", nonce));
        idChange.accept(claims);
        return signed(claims);
    }

    private JwtClaims claims(String audience) {
        var now = clock.instant().getEpochSecond();
        var claims = new JwtClaims();
        claims.setIssuer(issuer());
        claims.setAudience(audience);
        claims.setSubject("2f1c9f0e");
        claims.setIssuedAt(NumericDate.fromSeconds(now));
        claims.setExpirationTime(NumericDate.fromSeconds(now + TOKEN_SECONDS));
        return claims;
    }

    private String signed(JwtClaims claims) {
        var signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(KEY.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String digest(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RsaJsonWebKey newKey() {
        try {
            var key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("first");
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
