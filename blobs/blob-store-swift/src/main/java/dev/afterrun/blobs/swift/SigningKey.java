package dev.afterrun.blobs.swift;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;

/** Whether the store knows the key that addresses are signed with, and how it gets to know it. */
record SigningKey(SwiftClient client, TemporaryUrls addresses) {
    private static final String FIRST = "X-Container-Meta-Temp-URL-Key";
    private static final String SECOND = "X-Container-Meta-Temp-URL-Key-2";

    /** Whether an address is taken that leads to nothing, by a key of the container's or of its account's. */
    boolean isKnown() throws IOException {
        var address = addresses.reading(client.container(), "probe/" + UUID.randomUUID());
        return client.asAnybody(address).statusCode() == SwiftClient.NOT_FOUND;
    }

    /** Makes it the container's, unless it is known; the key of before serves as its second for what it has signed. */
    void makeKnown() throws IOException {
        if (isKnown()) {
            return;
        }
        // Not HEAD: Swift answers it with 204 and a length, which the JDK's client takes for an error.
        var container = client.send("?format=json&limit=1", request -> request.GET(), BodyHandlers.discarding());
        client.check(container);
        client.check(client.send(
                "",
                request -> {
                    container.headers().firstValue(FIRST).ifPresent(before -> request.header(SECOND, before));
                    return request.header(FIRST, addresses.key()).POST(BodyPublishers.noBody());
                },
                BodyHandlers.discarding()));
        if (!isKnown()) {
            throw new IOException(
                    "the container does not take the key for addresses; its user has to own the account, and"
                            + " the cluster has to have the middleware tempurl");
        }
    }
}
