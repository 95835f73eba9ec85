package dev.afterrun.http.json;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Set;

/** What one JSON value has to be. Nothing is coerced: a number in quotes is a text. */
enum Kind {
    TEXT("a text"),
    WHOLE("a whole number"),
    FLAG("true or false"),
    /** Left to Jackson. */
    ANY("something else");

    private static final Set<Class<?>> WHOLE_NUMBERS = Set.of(int.class, long.class, Integer.class, Long.class);
    private static final Set<Class<?>> FLAGS = Set.of(boolean.class, Boolean.class);
    private static final Set<Class<?>> TEXTS =
            Set.of(String.class, java.time.Instant.class, java.time.Duration.class, java.net.URI.class);

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    static Kind of(Class<?> type) {
        if (WHOLE_NUMBERS.contains(type)) {
            return WHOLE;
        }
        if (FLAGS.contains(type)) {
            return FLAG;
        }
        if (TEXTS.contains(type)) {
            return TEXT;
        }
        return Arrays.stream(type.getMethods())
                .filter(method -> method.isAnnotationPresent(JsonValue.class))
                .findFirst()
                .map(method -> of(method.getReturnType()))
                .orElse(ANY);
    }

    boolean takes(JsonNode node) {
        return switch (this) {
            case TEXT -> node.isTextual();
            case WHOLE -> node.isIntegralNumber();
            case FLAG -> node.isBoolean();
            case ANY -> true;
        };
    }

    String words() {
        return words;
    }
}
