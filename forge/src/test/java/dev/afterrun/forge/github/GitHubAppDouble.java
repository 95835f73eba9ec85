package dev.afterrun.forge.github;

import com.sun.net.httpserver.HttpExchange;
import dev.afterrun.forge.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** How the double lets an App in: by a signed JWT alone, for tokens that last an hour or until they are revoked. */
public final class GitHubAppDouble {
    /** The App's id. */
    public static final String ID = "4711";

    /** The user that its comments are by. */
    static final long BOT = 3;

    private static final KeyPair KEYS = keys();
    private static final Pattern INSTALLATION = Pattern.compile("GET /repos/[^/]+/[^/]+/installation");
    private static final Pattern TOKEN = Pattern.compile("POST /app/installations/(?<id>\\d+)/access_tokens");

    /** How the App stands to the only account that there is. */
    public enum Standing {
        INSTALLED,
        SUSPENDED,
        REMOVED
    }

    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private volatile Standing standing = Standing.INSTALLED;
    private volatile int installation = 1;
    private final AtomicInteger given = new AtomicInteger();
    private final GitHubDeliveriesDouble deliveries = new GitHubDeliveriesDouble();

    /** What the account has let the App do. */
    volatile Map<String, String> granted = Map.of(
            "pull_requests", "write", "checks", "write", "contents", "read", "actions", "read", "metadata", "read");

    /** What each token was asked for with. */
    final List<String> permissions = new ArrayList<>();

    /** How long tokens last. */
    volatile Duration life = Duration.ofHours(1);

    GitHubAppDouble() {}

    /** The App, with its key. */
    public static GitHubApp app() {
        return new GitHubApp(ID, KEYS.getPrivate(), Set.of());
    }

    /** Its private key as GitHub would give it out, but as PKCS#8. */
    static String pem() {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(KEYS.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    /** Somebody installs, suspends or removes the App. Whatever it had is void; installed again, it is another installation. */
    public synchronized void stands(Standing now) {
        if (standing == Standing.REMOVED && now != Standing.REMOVED) {
            installation = installation + 1;
        }
        standing = now;
        if (now == Standing.REMOVED) {
            revoke();
        }
    }

    /** All tokens are good no more. */
    public void revoke() {
        tokens.clear();
    }

    /** How many tokens were given so far. */
    public int given() {
        return given.get();
    }

    /** What it told the App by webhook. */
    public GitHubDeliveriesDouble deliveries() {
        return deliveries;
    }

    boolean isGood(String token) {
        return tokens.contains(token);
    }

    boolean isSuspended() {
        return standing == Standing.SUSPENDED;
    }

    /** The answer to a request that an App makes as itself; empty for all others. */
    synchronized Optional<GitHubReply> answer(HttpExchange exchange, String request, String bearer, byte[] body)
            throws IOException {
        var token = TOKEN.matcher(request);
        var isOfDeliveries = GitHubDeliveriesDouble.takes(request);
        var isAppsOwn = isOfDeliveries
                || request.equals("GET /app")
                || INSTALLATION.matcher(request).matches()
                || token.matches();
        if (!isAppsOwn) {
            return Optional.empty();
        }
        if (!isUs(bearer)) {
            return Optional.of(GitHubReply.refused(401, "A JSON web token could not be decoded"));
        }
        if (isOfDeliveries) {
            return Optional.of(deliveries.answer(exchange, request));
        }
        if (request.equals("GET /app")) {
            return Optional.of(
                    new GitHubReply(200, Map.of("id", 4711, "slug", "afterrun-test", "name", "Afterrun test")));
        }
        return Optional.of(token.matches() ? token(Integer.parseInt(token.group("id")), body) : installation());
    }

    private GitHubReply installation() {
        if (standing == Standing.REMOVED) {
            return GitHubReply.NOT_FOUND;
        }
        var json = new LinkedHashMap<String, Object>();
        json.put("id", installation);
        json.put("app_slug", "afterrun-test");
        json.put("suspended_at", isSuspended() ? "2026-11-21T09:00:00Z" : null);
        json.put("permissions", granted);
        return new GitHubReply(200, json);
    }

    private GitHubReply token(int id, byte[] body) throws IOException {
        if (standing == Standing.REMOVED || id != installation) {
            return GitHubReply.NOT_FOUND;
        }
        if (isSuspended()) {
            return GitHubReply.refused(403, "This installation has been suspended");
        }
        permissions.add(Json.MAPPER.readTree(body).path("permissions").toString());
        var token = "ghs_" + given.incrementAndGet();
        tokens.add(token);
        return new GitHubReply(
                201,
                Map.of("token", token, "expires_at", Instant.now().plus(life).toString()));
    }

    /** Whether this is a JWT that the App's key signed, about the App, and good for ten minutes at most. */
    private static boolean isUs(String jwt) throws IOException {
        var parts = jwt.split("\\.", -1);
        if (parts.length != 3) {
            return false;
        }
        var claims = Json.MAPPER.readTree(Base64.getUrlDecoder().decode(parts[1]));
        var now = Instant.now().getEpochSecond();
        return isSigned(parts)
                && claims.path("iss").asText().equals(ID)
                && claims.path("iat").asLong() <= now
                && claims.path("exp").asLong() > now
                && claims.path("exp").asLong() <= now + 600;
    }

    private static boolean isSigned(String[] parts) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(KEYS.getPublic());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException e) {
            return false;
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
