package dev.afterrun.ingest.hostile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.afterrun.http.hostile.Hostile;
import dev.afterrun.ingest.Reports;
import java.util.List;
import java.util.stream.Stream;

/** What does not belong where it is put. */
final class Misplaced {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectMapper WRITER = new ObjectMapper();

    private Misplaced() {}

    /** In the place of a name, which may be nearly anything. */
    static List<String> names() {
        return List.of("", " ", "\0", "a\0.txt", "a\r\nSet-Cookie: a=b", "\u007f", "\ud800", "x".repeat(4_000));
    }

    /** In a header, percent-encoded, in the place of a name; bytes that are no UTF-8 would all become the same name. */
    static List<String> encodedNames() {
        return List.of(
                "%00",
                "a%00.txt",
                "a%0D%0ASet-Cookie:%20a=b",
                "%20",
                "%FF%FE",
                "%C0%AE%C0%AE",
                "%ED%A0%80",
                "%",
                "%2",
                "%zz",
                "%-1",
                "x".repeat(4_000));
    }

    /** In the place of anything but a text. */
    static List<JsonNode> values() {
        return List.of(
                JSON.booleanNode(true),
                JSON.numberNode(-1),
                JSON.numberNode(1e300),
                JSON.arrayNode(),
                JSON.arrayNode().addNull(),
                JSON.objectNode().put("a", 1));
    }

    /** {@code good} with something misplaced in one of its fields at a time. */
    static Stream<ObjectNode> in(ObjectNode good, List<String> strict, List<String> names) {
        return Stream.concat(
                strict.stream()
                        .flatMap(field -> Stream.concat(Hostile.texts().stream().map(JSON::textNode), values().stream())
                                .map(value -> with(good, field, value))),
                names.stream()
                        .flatMap(field -> Stream.concat(names().stream().map(JSON::textNode), values().stream())
                                .map(value -> with(good, field, value))));
    }

    /** A file with something misplaced in one of its fields at a time. */
    static Stream<ObjectNode> files() {
        return in(Reports.file("a.txt"), List.of("sha256", "size", "executable"), List.of("path"))
                .filter(file -> !file.path("executable").isBoolean());
    }

    /** In JSON, in which half a surrogate pair stays what it is. */
    static byte[] bytes(JsonNode json) {
        try {
            return WRITER.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode with(ObjectNode good, String field, JsonNode value) {
        var bad = good.deepCopy();
        bad.set(field, value);
        return bad;
    }
}
