package dev.afterrun.storage.body;

import static io.restassured.RestAssured.given;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An endpoint that takes a body, as the API's description has it, which is made from the resources themselves.
 *
 * @param path with something that could be in each of its places
 */
record TakesABody(String method, String path, String type) {
    private static final Map<String, String> PLACES = Map.of(
            "owner", "acme",
            "repo", "nobodys",
            "name", "stable",
            "session", "00000000-0000-4000-8000-000000000000",
            "sha256", "0".repeat(64));

    /** All that are served. */
    static List<TakesABody> all() {
        Map<String, Map<String, Object>> paths =
                given().get("/q/openapi?format=json").jsonPath().getMap("paths");
        return paths.entrySet().stream()
                .flatMap(path -> path.getValue().entrySet().stream()
                        .flatMap(operation -> types(operation.getValue())
                                .map(type -> new TakesABody(
                                        operation.getKey().toUpperCase(Locale.ROOT), filled(path.getKey()), type))))
                .toList();
    }

    boolean isJson() {
        return type.equals("application/json");
    }

    /** Beside its operations a path has a list of parameters. */
    private static Stream<String> types(Object operation) {
        return operation instanceof Map<?, ?> described
                        && described.get("requestBody") instanceof Map<?, ?> body
                        && body.get("content") instanceof Map<?, ?> content
                ? content.keySet().stream().map(Object::toString)
                : Stream.empty();
    }

    private static String filled(String path) {
        var filled = path;
        for (var place : PLACES.entrySet()) {
            filled = filled.replace("{" + place.getKey() + "}", place.getValue());
        }
        return filled.replaceAll("\\{[^}]*}", "1");
    }
}
