package dev.afterrun.http.json;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What JSON has to look like to become a Java type: worked out once for each, so that no request waits for reflection. */
sealed interface Shape {
    /** Whether every value is of its kind, nothing is missing, and nothing is unknown where that is refused. */
    boolean takes(JsonNode node, UnknownFields unknown);

    /** A text, a number, a flag. */
    record Value(JavaType type, Kind kind) implements Shape {
        @Override
        public boolean takes(JsonNode node, UnknownFields unknown) {
            return kind.takes(node);
        }
    }

    /** A list. */
    record Elements(Shape element) implements Shape {
        @Override
        public boolean takes(JsonNode node, UnknownFields unknown) {
            if (!node.isArray()) {
                return false;
            }
            for (var each : node) {
                if (!element.takes(each, unknown)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** An object that becomes a record. */
    record Fields(JavaType type, Map<String, Field> fields) implements Shape {
        @Override
        public boolean takes(JsonNode node, UnknownFields unknown) {
            if (!node.isObject()) {
                return false;
            }
            var seen = 0;
            for (var field : fields.entrySet()) {
                var value = node.get(field.getKey());
                if (!field.getValue().takes(value == null ? node.path(field.getKey()) : value, unknown)) {
                    return false;
                }
                seen += value == null ? 0 : 1;
            }
            return unknown == UnknownFields.KEPT || seen == node.size();
        }
    }

    /** One field of a record. What may be left out may be null as well. */
    record Field(Shape shape, Need need) {
        boolean takes(JsonNode value, UnknownFields unknown) {
            var absent = value.isMissingNode() || value.isNull();
            return absent ? need == Need.OPTIONAL : shape.takes(value, unknown);
        }
    }

    /** Whether a field may be left out. */
    enum Need {
        REQUIRED,
        OPTIONAL
    }
}
