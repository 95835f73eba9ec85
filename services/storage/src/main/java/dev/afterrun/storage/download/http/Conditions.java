package dev.afterrun.storage.download.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Arrays;
import java.util.List;

/**
 * The conditions of a request, in the order of RFC 9110, 13.2.2. Only entity tags are compared: a date has no digest
 * in it, and an address that goes back to an older file would answer "not modified" to whoever has the newer.
 */
final class Conditions {
    private Conditions() {}

    /** What is to be done about the file that {@code etag} names. */
    static Outcome of(MultiMap request, String etag) {
        if (request.contains(HttpHeaders.IF_MATCH) && !listed(request.getAll(HttpHeaders.IF_MATCH), etag)) {
            return Outcome.FAILED;
        }
        if (request.contains(HttpHeaders.IF_NONE_MATCH)
                && listedWeakly(request.getAll(HttpHeaders.IF_NONE_MATCH), etag)) {
            return Outcome.NOT_MODIFIED;
        }
        return Outcome.SEND;
    }

    /** Whether a range may be served: the file is still the one that the reader has the beginning of. */
    static boolean allowRange(MultiMap request, String etag) {
        var validator = request.get("If-Range");
        return validator == null || validator.strip().equals(etag);
    }

    private static boolean listed(List<String> fields, String etag) {
        return tags(fields).anyMatch(tag -> tag.equals("*") || tag.equals(etag));
    }

    private static boolean listedWeakly(List<String> fields, String etag) {
        return tags(fields).anyMatch(tag -> tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag));
    }

    private static java.util.stream.Stream<String> tags(List<String> fields) {
        return fields.stream().flatMap(field -> Arrays.stream(field.split(","))).map(String::strip);
    }

    /** Whether to answer with the file. */
    enum Outcome {
        SEND,
        NOT_MODIFIED,
        FAILED
    }
}
