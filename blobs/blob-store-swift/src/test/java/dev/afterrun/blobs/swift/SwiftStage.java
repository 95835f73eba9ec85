package dev.afterrun.blobs.swift;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Containers for tests, each one fresh: on the Swift that peers.sh started, or on a server that answers as Swift does. */
public final class SwiftStage {
    static final int CHUNK = 5 * 1024 * 1024;
    /** What addresses are signed with. */
    public static final String KEY = "key-of-the-test";

    public static final String USER = SwiftServer.USER;
    public static final String PASSWORD = SwiftServer.PASSWORD;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration STAY = Duration.ofDays(2);

    private SwiftStage() {}

    /** Ours is started once, and ends with the process. */
    private static final class Ours {
        private static final SwiftServer SERVER = started();

        private static SwiftServer started() {
            try {
                return SwiftServer.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Where the server listens. */
    public static URI server() {
        return Optional.ofNullable(System.getProperty("peers.swift"))
                .map(URI::create)
                .orElseGet(() -> Ours.SERVER.address());
    }

    /** Settings of a container that was made for the caller, whose addresses are signed with {@link #KEY}. */
    public static SwiftSettings freshContainer() throws IOException {
        return freshContainer(server());
    }

    /** The same in a server of the caller's. */
    static SwiftSettings freshContainer(URI server) throws IOException {
        var settings = settings(server, "test-" + UUID.randomUUID(), PATIENCE);
        try (var client = new SwiftClient(settings)) {
            client.check(client.send(
                    "",
                    request ->
                            request.header("X-Container-Meta-Temp-URL-Key", KEY).PUT(BodyPublishers.noBody()),
                    BodyHandlers.discarding()));
        }
        return settings;
    }

    /** The same container, reached by {@code address}, whose client has this patience. */
    static SwiftSettings reached(URI address, SwiftSettings settings, Duration patience) {
        return settings(address, settings.container(), patience);
    }

    /** The same container, whose key is said to be this. */
    static SwiftSettings signingWith(SwiftSettings settings, String key) {
        return settings(settings, Optional.of(key), STAY);
    }

    /** The same container, for whose addresses there is no key. */
    static SwiftSettings signingNothing(SwiftSettings settings) {
        return settings(settings, Optional.empty(), STAY);
    }

    /** The same container, where what is needed for a while stays so long. */
    static SwiftSettings forgetting(SwiftSettings settings, Duration stay) {
        return settings(settings, settings.temporaryUrlKey(), stay);
    }

    private static SwiftSettings settings(SwiftSettings settings, Optional<String> key, Duration stay) {
        return new SwiftSettings(
                settings.container(), settings.login(), key, settings.patience(), settings.addressLifetime(), stay);
    }

    static SwiftSettings settings(URI server, String container, Duration patience) {
        return new SwiftSettings(
                container,
                new SwiftLogin.TempAuth(server.resolve("/auth/v1.0"), USER, PASSWORD),
                Optional.of(KEY),
                patience,
                Duration.ofMinutes(5),
                STAY);
    }
}
