package dev.afterrun.cli.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.afterrun.cli.fake.FakeServer.Reaction;
import dev.afterrun.cli.server.Json;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.discovery.SignIn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * An authorization server, out of its RFCs: metadata (8414), device grant (8628), PKCE (7636), refresh tokens that are taken once each
 * (6749, and 9700 for what comes a second time), revocation (7009). Its tokens are signed by nobody.
 */
public final class FakeIssuer implements AutoCloseable {
    public static final String CLIENT = "afterrun-cli";
    public static final String USER_CODE = "WDJB-MJHT";

    /** What stands in every token that it makes. */
    public static final String SECRET = "secret-of-the-issuer";

    private static final String REALM = "/realms/acme";
    private static final String DEVICE = "urn:ietf:params:oauth:grant-type:device_code";

    private final HttpServer http;
    private final ObjectNode metadata = Json.MAPPER.createObjectNode();
    private final ObjectNode device = Json.MAPPER.createObjectNode();
    private final Deque<String> errors = new ArrayDeque<>();
    private final Faults faults = new Faults();
    private final List<String> refreshed = Collections.synchronizedList(new ArrayList<>());
    private final List<String> revoked = Collections.synchronizedList(new ArrayList<>());
    private final List<String> scopes = Collections.synchronizedList(new ArrayList<>());
    private Optional<String> challenge = Optional.empty();
    private Optional<String> access = Optional.empty();
    private Optional<String> refresh = Optional.empty();
    private String place = REALM + "/.well-known/openid-configuration";
    private boolean rotates = true;
    private Hold beforeRenewal = () -> {};
    private int made;

    /** What has to happen before something goes on. */
    @FunctionalInterface
    public interface Hold {
        void await() throws InterruptedException;
    }

    public FakeIssuer() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::handle);
        http.start();
        metadata.put("issuer", url())
                .put("token_endpoint", url() + "/token")
                .put("device_authorization_endpoint", url() + "/device")
                .put("revocation_endpoint", url() + "/revoke");
        metadata.putArray("code_challenge_methods_supported").add("plain").add("S256");
        device.put("device_code", SECRET + "-device")
                .put("user_code", USER_CODE)
                .put("verification_uri", url() + "/page")
                .put("verification_uri_complete", url() + "/page?user_code=" + USER_CODE)
                .put("expires_in", 600);
    }

    public String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + REALM;
    }

    /** What a server says that trusts it. */
    public SignIn signIn() {
        return new SignIn(URI.create(url()), CLIENT, "openid");
    }

    /** What its metadata say. */
    public ObjectNode metadata() {
        return metadata;
    }

    /** What it answers when a sign-in begins. */
    public ObjectNode device() {
        return device;
    }

    /** Its metadata are where RFC 8414 has them, and not where OpenID has. */
    public void isNoOpenIdProvider() {
        place = "/.well-known/oauth-authorization-server" + REALM;
    }

    /** It gives no new refresh token when one comes. */
    public void keepsRefreshTokens() {
        rotates = false;
    }

    /** The next questions for tokens of a device are answered so, one each; those after them with tokens. */
    public void answers(String... codes) {
        errors.addAll(Arrays.asList(codes));
    }

    /** Who brings a refresh token waits for this before anything is done with it. */
    public void beforeRenewal(Hold hold) {
        beforeRenewal = hold;
    }

    /** The next request that begins so gets this instead. */
    public void next(String request, Reaction reaction) {
        faults.add(request, reaction);
    }

    /** Whether it is the access token that was given last, and is not revoked. */
    public synchronized boolean isGood(String token) {
        return access.filter(token::equals).isPresent();
    }

    /** The refresh tokens that came, in order. */
    public List<String> refreshed() {
        return List.copyOf(refreshed);
    }

    /** The tokens that were revoked, in order. */
    public List<String> revoked() {
        return List.copyOf(revoked);
    }

    /** What was asked for when sign-ins began. */
    public List<String> scopes() {
        return List.copyOf(scopes);
    }

    /** An operator ends the session. */
    public synchronized void endSession() {
        access = Optional.empty();
        refresh = Optional.empty();
    }

    @Override
    public void close() {
        http.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        try (exchange) {
            var fault = faults.take(exchange.getRequestMethod() + " " + path);
            if (fault.isPresent()) {
                fault.get().answer(exchange);
            } else if (path.equals(place)) {
                json(exchange, 200, metadata);
            } else if (exchange.getRequestMethod().equals("POST")) {
                var form = form(exchange);
                if ("refresh_token".equals(form.get("grant_type"))) {
                    beforeRenewal.await();
                }
                post(exchange, path, form);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | IOException e) {
            e.printStackTrace(); // The JDK's server is silent about what its handlers throw.
            throw e;
        }
    }

    private synchronized void post(HttpExchange exchange, String path, Map<String, String> form) throws IOException {
        if (!CLIENT.equals(form.get("client_id"))) {
            error(exchange, 401, "invalid_client");
        } else if (path.equals(REALM + "/device")) {
            challenge = Optional.ofNullable(form.get("code_challenge"))
                    .filter(hash -> "S256".equals(form.get("code_challenge_method")));
            scopes.add(form.getOrDefault("scope", ""));
            json(exchange, 200, device);
        } else if (path.equals(REALM + "/token")) {
            token(exchange, form);
        } else if (path.equals(REALM + "/revoke")) {
            revoked.add(form.getOrDefault("token", ""));
            endSession();
            exchange.sendResponseHeaders(200, -1);
        } else {
            exchange.sendResponseHeaders(404, -1);
        }
    }

    private void token(HttpExchange exchange, Map<String, String> form) throws IOException {
        switch (form.getOrDefault("grant_type", "")) {
            case DEVICE -> redeem(exchange, form);
            case "refresh_token" -> renew(exchange, form.getOrDefault("refresh_token", ""));
            default -> error(exchange, 400, "unsupported_grant_type");
        }
    }

    private void redeem(HttpExchange exchange, Map<String, String> form) throws IOException {
        if (!errors.isEmpty()) {
            error(exchange, 400, errors.removeFirst());
        } else if (!(SECRET + "-device").equals(form.get("device_code")) || !isProven(form)) {
            error(exchange, 400, "invalid_grant");
        } else {
            give(exchange);
        }
    }

    private boolean isProven(Map<String, String> form) {
        var hashed = Optional.ofNullable(form.get("code_verifier"))
                .map(verifier -> Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(Digest.of(verifier.getBytes(StandardCharsets.US_ASCII))
                                .bytes()));
        return challenge.equals(hashed);
    }

    private void renew(HttpExchange exchange, String brought) throws IOException {
        refreshed.add(brought);
        if (refresh.filter(brought::equals).isPresent()) {
            give(exchange);
        } else {
            // Who brings a used one may have stolen it: nobody is signed in any more.
            endSession();
            error(exchange, 400, "invalid_grant");
        }
    }

    private void give(HttpExchange exchange) throws IOException {
        made++;
        access = Optional.of(SECRET + "-access-" + made);
        var given = Json.MAPPER
                .createObjectNode()
                .put("token_type", "bearer")
                .put("access_token", access.get())
                .put("expires_in", 300);
        if (rotates || refresh.isEmpty()) {
            refresh = Optional.of(SECRET + "-refresh-" + made);
            given.put("refresh_token", refresh.get());
        }
        json(exchange, 200, given);
    }

    private static void error(HttpExchange exchange, int status, String code) throws IOException {
        json(exchange, status, Json.MAPPER.createObjectNode().put("error", code));
    }

    /** Answers with this. */
    public static void json(HttpExchange exchange, int status, ObjectNode value) throws IOException {
        exchange.getRequestBody().readAllBytes();
        FakeServer.send(exchange, status, "application/json", Json.write(value));
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
        return Arrays.stream(body.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1])));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
