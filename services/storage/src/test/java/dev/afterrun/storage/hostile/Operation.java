package dev.afterrun.storage.hostile;

import static io.restassured.RestAssured.given;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the API's description offers, which is made from the resources themselves.
 *
 * @param path with the names of its places in braces
 * @param places those names
 * @param questions the names of what may be asked behind {@code ?}
 * @param bodies the types of a body that it takes
 */
record Operation(String method, String path, List<String> places, List<String> questions, List<String> bodies) {
    private static final Map<String, String> ORDINARY = Map.of(
            "owner", "acme",
            "repo", "nobodys",
            "session", "00000000-0000-4000-8000-000000000000",
            "sha256", "0".repeat(64));

    /** All that are served. */
    static List<Operation> all() {
        Map<String, Map<String, Object>> paths =
                given().get("/q/openapi?format=json").jsonPath().getMap("paths");
        return paths.entrySet().stream()
                .flatMap(path -> path.getValue().entrySet().stream()
                        .filter(operation -> operation.getValue() instanceof Map<?, ?>)
                        .map(operation -> of(
                                operation.getKey(),
                                path.getKey(),
                                (Map<?, ?>) operation.getValue(),
                                path.getValue().get("parameters"))))
                .toList();
    }

    /** Whether an answer in the affirmative changes nothing. */
    boolean onlyAsks() {
        return method.equals("GET") || method.equals("HEAD") || path.endsWith("/search");
    }

    /** Whether its address alone says what to do: then nothing that could be a name is hostile in it. */
    boolean needsNoMore() {
        return path.endsWith("/reruns");
    }

    /** Whether it takes nothing for less than all that it could be told. */
    boolean needsABody() {
        return bodies.contains("application/json") && !path.startsWith("/v1/store/");
    }

    /** Its address with these words in its places, and ordinary ones in the others. */
    String filled(Map<String, String> words) {
        var filled = path;
        for (var place : places) {
            filled = filled.replace("{" + place + "}", words.getOrDefault(place, ORDINARY.getOrDefault(place, "1")));
        }
        return filled.replaceAll("\\{[^}]*}", "1");
    }

    private static Operation of(String method, String path, Map<?, ?> described, @Nullable Object shared) {
        var parameters = new ArrayList<Object>();
        Stream.of(shared, described.get("parameters"))
                .filter(List.class::isInstance)
                .forEach(several -> parameters.addAll((List<?>) several));
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                path,
                named("path", parameters),
                named("query", parameters),
                described.get("requestBody") instanceof Map<?, ?> body
                                && body.get("content") instanceof Map<?, ?> content
                        ? content.keySet().stream().map(Object::toString).toList()
                        : List.of());
    }

    private static List<String> named(String in, List<Object> parameters) {
        return parameters.stream()
                .filter(parameter -> parameter instanceof Map<?, ?> described && in.equals(described.get("in")))
                .map(parameter -> ((Map<?, ?>) parameter).get("name").toString())
                .distinct()
                .toList();
    }
}
