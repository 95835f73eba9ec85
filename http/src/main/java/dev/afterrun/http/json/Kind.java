package dev.afterrun.http.json;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** What one JSON value has to be. Nothing is coerced: a number in quotes is a text. */
enum Kind {
    TEXT("a text"),
    WHOLE("a whole number"),
    FLAG("true or false"),
    /** Jackson would take a number in quotes for seconds since 1970, and blanks for nothing. */
    TIME(Words.expected(Instant.class)),
    /** Likewise. */
    DURATION(Words.expected(Duration.class)),
    /** Left to Jackson. */
    ANY("something else");

    private static final Set<Class<?>> WHOLE_NUMBERS = Set.of(int.class, long.class, Integer.class, Long.class);
    private static final Set<Class<?>> FLAGS = Set.of(boolean.class, Boolean.class);
    private static final Set<Class<?>> TEXTS = Set.of(String.class, URI.class);

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
        if (type == Instant.class) {
            return TIME;
        }
        if (type == Duration.class) {
            return DURATION;
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
            case TIME ->
                isOneWord(node) && node.textValue().toUpperCase(Locale.ROOT).indexOf('T') > 0;
            case DURATION -> isOneWord(node);
            case ANY -> true;
        };
    }

    private static boolean isOneWord(JsonNode node) {
        return node.isTextual()
                && !node.textValue().isEmpty()
                && node.textValue().chars().allMatch(Kind::isVisible);
    }

    private static boolean isVisible(int character) {
        return character > ' ' && character < 0x7f;
    }

    String words() {
        return words;
    }
}
