package dev.afterrun.blobs.swift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.blobs.bucket.BucketPage;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;

/** Lists the container. */
record Listing(SwiftClient client) {
    /** What Swift lists at once, as it is installed. */
    private static final int AT_ONCE = 10_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    BucketPage list(String prefix, String after, int limit) throws IOException {
        var wanted = Math.min(limit, AT_ONCE);
        var query = "?format=json&limit=" + wanted + "&prefix=" + encoded(prefix) + "&marker=" + encoded(after);
        var answer = client.send(query, request -> request.GET(), BodyHandlers.ofByteArray());
        client.check(answer);
        var entries = new ArrayList<BucketPage.Entry>();
        if (answer.body().length > 0) {
            JSON.readTree(answer.body()).forEach(object -> entries.add(entry(object)));
        }
        return new BucketPage(entries, entries.size() == wanted);
    }

    private static BucketPage.Entry entry(JsonNode object) {
        return new BucketPage.Entry(
                object.path("name").asText(),
                object.path("bytes").asLong(),
                LocalDateTime.parse(object.path("last_modified").asText()).toInstant(ZoneOffset.UTC));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
