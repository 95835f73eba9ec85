package dev.afterrun.blobs.swift;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What Swift's middleware {@code bulk} tells of deletions: how many went well, and of which did not. */
final class BulkAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ArrayNode errors = JSON.createArrayNode();
    private String status = "200 OK";
    private int deleted;
    private int notFound;

    /** Of more than it takes, none is deleted and each is left unmentioned. */
    static BulkAnswer refused() {
        var answer = new BulkAnswer();
        answer.status = "413 Request Entity Too Large";
        return answer;
    }

    void add(String path, int answered) {
        switch (answered) {
            case 204 -> deleted++;
            case 404 -> notFound++;
            default -> {
                errors.addArray().add(path).add(answered + " so it was told");
                status = answered / 100 == 5 ? "502 Bad Gateway" : "400 Bad Request";
            }
        }
    }

    /** Behind some white space, by which Swift keeps the connection alive. */
    byte[] body() throws IOException {
        var told = JSON.createObjectNode()
                .put("Response Status", status)
                .put("Response Body", "")
                .put("Number Deleted", deleted)
                .put("Number Not Found", notFound);
        told.set("Errors", errors);
        return ("  \r\n\r\n" + JSON.writeValueAsString(told)).getBytes(StandardCharsets.UTF_8);
    }
}
