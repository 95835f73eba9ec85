package dev.afterrun.blobs.swift;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Containers for tests on the Swift that peers.sh started, each one fresh. */
final class SwiftStage {
    static final int CHUNK = 5 * 1024 * 1024;
    static final String KEY = "key-of-the-test";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private SwiftStage() {}

    static URI server() {
        return URI.create(System.getProperty("peers.swift"));
    }

    /** Settings of a container that was made for the caller, whose addresses are signed with {@link #KEY}. */
    static SwiftSettings freshContainer() throws IOException {
        var settings = settings(server(), "test-" + UUID.randomUUID(), PATIENCE);
        try (var client = new SwiftClient(settings)) {
            client.check(client.send(
                    "",
                    request ->
                            request.header("X-Container-Meta-Temp-URL-Key", KEY).PUT(BodyPublishers.noBody()),
                    BodyHandlers.discarding()));
        }
        return settings;
    }

    /** The same container, reached by {@code address}, whose client soon loses patience. */
    static SwiftSettings impatient(URI address, SwiftSettings settings) {
        return settings(address, settings.container(), Duration.ofMillis(500));
    }

    static SwiftSettings settings(URI server, String container, Duration patience) {
        return new SwiftSettings(
                container,
                new SwiftLogin.TempAuth(server.resolve("/auth/v1.0"), "test:tester", "testing"),
                Optional.of(KEY),
                patience,
                Duration.ofMinutes(5));
    }
}
