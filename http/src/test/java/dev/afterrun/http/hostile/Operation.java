package dev.afterrun.http.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an API's description offers, which is made from what serves it.
 *
 * @param path with the names of its places in braces
 * @param places those names
 * @param questions the names of what may be asked behind {@code ?}
 * @param fields the names of the header fields that it reads
 * @param bodies the types of a body that it takes
 * @param ordinary what stands in a place where nothing else is said, by the place's name
 */
public record Operation(
        String method,
        String path,
        List<String> places,
        List<String> questions,
        List<String> fields,
        List<String> bodies,
        Map<String, String> ordinary) {
    private static final Set<String> METHODS = Set.of("get", "head", "post", "put", "patch", "delete", "options");

    /** All in this description, which is OpenAPI's in JSON. */
    public static List<Operation> all(byte[] description, Map<String, String> ordinary) {
        return tree(description).path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .map(operation ->
                                of(operation.getKey(), path.getKey(), operation.getValue(), path.getValue(), ordinary)))
                .toList();
    }

    /** Whether an answer in the affirmative changes nothing. */
    public boolean onlyAsks() {
        return method.equals("GET") || method.equals("HEAD") || path.endsWith("/search");
    }

    /** Its address with these words in its places, and ordinary ones in the others. */
    public String filled(Map<String, String> words) {
        var filled = path;
        for (var place : places) {
            filled = filled.replace("{" + place + "}", words.getOrDefault(place, ordinary.getOrDefault(place, "1")));
        }
        return filled.replaceAll("\\{[^}]*}", "1");
    }

    private static Operation of(
            String method, String path, JsonNode described, JsonNode shared, Map<String, String> ordinary) {
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                path,
                named("path", described, shared),
                named("query", described, shared),
                named("header", described, shared),
                described.at("/requestBody/content").properties().stream()
                        .map(Map.Entry::getKey)
                        .toList(),
                ordinary);
    }

    private static List<String> named(String in, JsonNode described, JsonNode shared) {
        return Stream.of(shared, described)
                .flatMap(level -> level.path("parameters").valueStream())
                .filter(parameter -> in.equals(parameter.path("in").asText()))
                .map(parameter -> parameter.path("name").asText())
                .distinct()
                .toList();
    }

    private static JsonNode tree(byte[] description) {
        try {
            return new ObjectMapper().readTree(description);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
