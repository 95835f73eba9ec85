package dev.afterrun.blobs.swift;

import dev.afterrun.blobs.bucket.ManyDeletions;
import dev.afterrun.blobs.bucket.NamesNotDeleted;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collection;

/** Deletes objects, those that there are. */
final class Deleting {
    private final SwiftClient client;
    private final ManyDeletions deletions;

    Deleting(SwiftClient client, SwiftSettings settings) {
        this.client = client;
        this.deletions = new ManyDeletions(BulkDelete.MOST, new BulkDelete(client, settings), this::alone);
    }

    void delete(Collection<String> names) throws NamesNotDeleted {
        deletions.delete(names);
    }

    private void alone(String name) throws IOException {
        var answer = client.send("/" + name, request -> request.DELETE(), BodyHandlers.discarding());
        if (answer.statusCode() != SwiftClient.NOT_FOUND) {
            client.check(answer);
        }
    }
}
