package dev.afterrun.blobs.swift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.blobs.bucket.ManyDeletions;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * Swift's middleware {@code bulk}, where the cluster says that it has it: without it, the same request would be taken for a
 * change of the account. Its answer is 200 whatever became of the objects, and counts them.
 */
final class BulkDelete implements ManyDeletions.Together {
    /** Objects of one request: Swift deletes one after the other before it says what became of them. */
    static final int MOST = 1000;

    /** How slowly it may. */
    private static final int SLOWEST_A_SECOND = 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SwiftClient client;
    private final SwiftSettings settings;
    /** Objects that the cluster takes in one request, 0 where it takes none; empty until it was asked. */
    private final AtomicReference<OptionalInt> taken = new AtomicReference<>(OptionalInt.empty());

    BulkDelete(SwiftClient client, SwiftSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    @Override
    public Set<String> delete(List<String> names) throws IOException {
        var most = most();
        var gone = new HashSet<String>();
        for (var from = 0; most > 0 && from < names.size(); from += most) {
            gone.addAll(send(names.subList(from, Math.min(names.size(), from + most))));
        }
        return gone;
    }

    private Set<String> send(List<String> names) throws IOException {
        var body = names.stream().map(this::path).collect(Collectors.joining("\n"));
        var answer = client.sendToAccount(
                "?bulk-delete",
                request -> request.header("Content-Type", "text/plain")
                        .header("Accept", "application/json")
                        .POST(BodyPublishers.ofString(body)),
                BodyHandlers.ofByteArray(),
                settings.patience().plus(Duration.ofSeconds(names.size() / SLOWEST_A_SECOND)));
        if (answer.statusCode() / 100 == 4) {
            return Set.of();
        }
        client.check(answer);
        return gone(names, JSON.readTree(answer.body()));
    }

    /** Those that did not fail, where each is accounted for: it stops where too many fail, and names only those that did. */
    private Set<String> gone(List<String> names, JsonNode told) {
        var gone = new HashSet<>(names);
        for (var failed : told.path("Errors")) {
            if (!gone.remove(name(failed.path(0).asText()))) {
                return Set.of();
            }
        }
        var known = told.path("Number Deleted").asInt()
                + told.path("Number Not Found").asInt();
        return known == gone.size() ? gone : Set.of();
    }

    private String path(String name) {
        return "/" + settings.container() + "/" + name;
    }

    private String name(String path) {
        var prefix = path("");
        var whole = path.startsWith("/") ? path : "/" + path;
        return whole.startsWith(prefix) ? whole.substring(prefix.length()) : whole;
    }

    private int most() throws IOException {
        var known = taken.get();
        if (known.isPresent()) {
            return known.getAsInt();
        }
        var answer = client.info();
        var hidden = answer.statusCode() / 100 == 4;
        if (!hidden) {
            client.check(answer);
        }
        var bulk = hidden ? JSON.missingNode() : JSON.readTree(answer.body()).path("bulk_delete");
        var most = bulk.path("max_deletes_per_request").asInt();
        taken.set(OptionalInt.of(most));
        return most;
    }
}
