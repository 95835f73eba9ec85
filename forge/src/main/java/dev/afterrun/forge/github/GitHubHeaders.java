package dev.afterrun.forge.github;

import dev.afterrun.forge.http.JsonClient;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What every request to GitHub says of itself. */
final class GitHubHeaders {
    /** Of the REST API; its reference is kept by version. */
    private static final String VERSION = "2022-11-28";

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private GitHubHeaders() {}

    /** @throws IllegalArgumentException when tokens would travel in the clear */
    static JsonClient client(URI base) {
        requirePrivate(base);
        return new JsonClient(
                base,
                Map.of(
                        "Accept",
                        "application/vnd.github+json, application/json;q=0.9",
                        "User-Agent",
                        "afterrun",
                        "X-GitHub-Api-Version",
                        VERSION));
    }

    /** @throws IllegalArgumentException when no header bears the token, which is not shown */
    static JsonClient signed(JsonClient http, String token) {
        // Whoever sends the request would say so too, and quote the header.
        if (token.chars().anyMatch(character -> character < ' ' || character == 0x7f || character > 0xff)) {
            throw new IllegalArgumentException(
                    "The token has a line's end or another character that no header bears: give it as it was given.");
        }
        return http.with("Authorization", "Bearer " + token);
    }

    static boolean isThisMachine(URI address) {
        return THIS_MACHINE.contains(String.valueOf(address.getHost()));
    }

    private static void requirePrivate(URI base) {
        var scheme = String.valueOf(base.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(scheme.equals("http") && isThisMachine(base))) {
            throw new IllegalArgumentException(
                    "The token would travel in the clear to " + base + ": give GitHub's address with https.");
        }
    }
}
