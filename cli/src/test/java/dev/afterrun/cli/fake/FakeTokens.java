package dev.afterrun.cli.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.afterrun.cli.fake.FakeServer.Reaction;
import dev.afterrun.cli.server.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a job of GitHub Actions asks for its token (GitHub's reference, "OpenID Connect"): an address that has a query already, to which
 * the audience is added, and a secret to ask with. The tokens are of the right form and good for five minutes, but signed by nobody.
 */
public final class FakeTokens implements AutoCloseable {
    /** What a job that may ask is given to ask with. */
    public static final String SECRET = "the-secret-to-ask-with";

    private static final long LIFETIME_SECONDS = 300;

    private final HttpServer http;
    private final List<String> audiences = Collections.synchronizedList(new ArrayList<>());
    private final List<String> made = Collections.synchronizedList(new ArrayList<>());
    private final Faults faults = new Faults();

    public FakeTokens() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::handle);
        http.start();
    }

    /** The address that a job is given. */
    public String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + "/00000000/idtoken/7/build?api-version=2.0";
    }

    /** Those that were asked for, in order. */
    public List<String> audiences() {
        return List.copyOf(audiences);
    }

    /** Every token that was handed out, in order. */
    public List<String> made() {
        return List.copyOf(made);
    }

    /** Whether it is the last one that was handed out. */
    public boolean isNewest(String token) {
        return !made.isEmpty() && made.getLast().equals(token);
    }

    /** The next question is answered so instead. */
    public void next(Reaction reaction) {
        faults.add("GET", reaction);
    }

    @Override
    public void close() {
        http.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var fault = faults.take(exchange.getRequestMethod());
            if (fault.isPresent()) {
                fault.get().answer(exchange);
            } else if (!("Bearer " + SECRET).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.sendResponseHeaders(401, -1);
            } else {
                var audience = audience(exchange.getRequestURI().getRawQuery()).orElse("https://github.com/acme");
                audiences.add(audience);
                made.add(token(audience));
                FakeServer.send(
                        exchange, 200, "application/json", Json.write(Map.of("count", 1, "value", made.getLast())));
            }
        }
    }

    private static Optional<String> audience(String query) {
        return List.of(query.split("&", -1)).stream()
                .filter(each -> each.startsWith("audience="))
                .map(each -> URLDecoder.decode(each.substring("audience=".length()), StandardCharsets.UTF_8))
                .findFirst();
    }

    private String token(String audience) {
        var claims = Map.of("aud", audience, "iat", 1_000, "exp", 1_000 + LIFETIME_SECONDS, "jti", made.size());
        return base64(Map.of("alg", "RS256", "typ", "JWT", "kid", "1")) + "." + base64(claims) + ".bm8";
    }

    private static String base64(Map<String, ?> json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.write(json));
    }
}
