package dev.afterrun.blobs.swift;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collection;

/** Deletes objects, those that there are. */
record Deleting(SwiftClient client) {

    void delete(Collection<String> names) throws IOException {
        for (var name : names) {
            var answer = client.send("/" + name, request -> request.DELETE(), BodyHandlers.discarding());
            if (answer.statusCode() != SwiftClient.NOT_FOUND) {
                client.check(answer);
            }
        }
    }
}
