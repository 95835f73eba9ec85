package dev.afterrun.eventing.cloudevent;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Names what JSON lacks to become a record. Jackson makes null or 0 of a field that is left out, which would be believed;
 * only an {@link Optional}, a list or a flag may be.
 */
final class MissingFields {
    private static final ClassValue<List<RecordComponent>> FIELDS = new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
            var written =
                    Arrays.stream(type.getMethods()).anyMatch(method -> method.isAnnotationPresent(JsonValue.class));
            // What is written as one value has no fields.
            return type.isRecord() && !written ? List.of(type.getRecordComponents()) : List.of();
        }
    };

    private final List<String> found = new ArrayList<>();

    private MissingFields() {}

    /** The JSON Pointer (RFC 6901) of each field that {@code data} lacks. */
    static List<String> in(JsonNode data, Class<?> type) {
        var missing = new MissingFields();
        missing.collect(data, type, "");
        return missing.found;
    }

    private void collect(JsonNode node, Type type, String pointer) {
        switch (type) {
            case ParameterizedType container
            when node.isArray() -> {
                for (var i = 0; i < node.size(); i++) {
                    field(node.get(i), container.getActualTypeArguments()[0], pointer + "/" + i);
                }
            }
            case ParameterizedType container -> collect(node, container.getActualTypeArguments()[0], pointer);
            case Class<?> record ->
                FIELDS.get(record)
                        .forEach(component -> field(
                                node.path(component.getName()),
                                component.getGenericType(),
                                pointer + "/" + component.getName()));
            default -> throw new IllegalArgumentException("facts have no field of the type " + type);
        }
    }

    private void field(JsonNode value, Type type, String pointer) {
        if (!value.isMissingNode() && !value.isNull()) {
            collect(value, type, pointer);
        } else if (type != boolean.class && !(type instanceof ParameterizedType)) {
            found.add(pointer);
        }
    }
}
