package dev.afterrun.http.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** JSON values and Java types as people speak of them. */
final class Words {
    private static final int SHOWN = 80;

    private Words() {}

    /** What stands there: short values as they are, others by their kind. */
    static String of(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> "the text '" + shown(node.textValue()) + "'";
            case NUMBER -> "the number " + shown(node.asText());
            case BOOLEAN -> node.asText();
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case NULL, MISSING -> "nothing";
            case BINARY, POJO -> "something else";
        };
    }

    static String expected(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        if (type == int.class || type == Integer.class) {
            return "from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE;
        }
        if (type == long.class || type == Long.class) {
            return "from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE;
        }
        if (type == Instant.class) {
            return "a time such as 2026-11-21T09:30:00Z (RFC 3339)";
        }
        if (type == Duration.class) {
            return "a duration such as PT1H (ISO 8601)";
        }
        return type == URI.class ? "a URI (RFC 3986)" : "something else";
    }

    private static String shown(String text) {
        var printable = text.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= SHOWN ? printable : printable.substring(0, SHOWN) + "…";
    }
}
