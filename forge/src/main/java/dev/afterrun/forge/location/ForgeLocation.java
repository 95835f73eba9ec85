package dev.afterrun.forge.location;

import dev.afterrun.forge.Deliveries;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.github.GitHubDeliveries;
import dev.afterrun.forge.github.GitHubForge;
import dev.afterrun.forge.http.RequestsLeft;
import dev.afterrun.forge.local.LocalForge;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a forge is and how to speak to it.
 *
 * @param url the API's base: {@code https://api.github.com}, {@code https://HOST/api/v3}, or the local forge's
 * @param token for GitHub, where no App is to be used; never printed
 * @param apps for GitHub: what to act as
 */
public record ForgeLocation(ForgeKind kind, URI url, Optional<String> token, List<ForgeApp> apps) {
    public ForgeLocation {
        token = token.filter(text -> !text.isBlank());
        apps = List.copyOf(apps);
    }

    /** Without an App. */
    public ForgeLocation(ForgeKind kind, URI url, Optional<String> token) {
        this(kind, url, token, List.of());
    }

    /**
     * A forge that we may ask nothing of answers each call with {@link dev.afterrun.forge.NoAccess}.
     *
     * @throws IllegalArgumentException when an App's key cannot be read, or what is secret would travel in the clear
     */
    public Forge connect() {
        return connect(new RequestsLeft(Clock.systemUTC()));
    }

    /** The same, telling {@code left} what is left of what the forge allows. */
    public Forge connect(RequestsLeft left) {
        return switch (kind) {
            // It allows whatever is asked.
            case LOCAL -> new LocalForge(url);
            case GITHUB -> gitHub(left);
        };
    }

    /**
     * What the forge told each App by webhook, by the App's id; none where there is no App.
     *
     * @throws IllegalArgumentException as {@link #connect}
     */
    public Map<String, Deliveries> deliveries() {
        var logs = new LinkedHashMap<String, Deliveries>();
        if (kind == ForgeKind.GITHUB) {
            for (var app : apps) {
                logs.put(app.id(), GitHubDeliveries.of(url, app.gitHubApp(), Clock.systemUTC()));
            }
        }
        return Map.copyOf(logs);
    }

    /** Whether we have anything to be let in by. */
    public boolean hasAccess() {
        return kind == ForgeKind.LOCAL || token.isPresent() || !apps.isEmpty();
    }

    private Forge gitHub(RequestsLeft left) {
        if (apps.isEmpty() && token.isPresent()) {
            return GitHubForge.withToken(url, token.get(), left);
        }
        var all = apps.stream().map(ForgeApp::gitHubApp).toList();
        return GitHubForge.withApps(url, all, token, Clock.systemUTC(), left);
    }

    @Override
    public String toString() {
        return kind + " at " + url;
    }
}
