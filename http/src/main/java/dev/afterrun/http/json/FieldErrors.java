package dev.afterrun.http.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.contracts.problem.Problem.FieldError;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Goes through a JSON tree beside the record that it should be, and names every field that is not as it should be. */
final class FieldErrors {
    /** More than a person reads; a hostile body does not get an answer of its own size. */
    private static final int MOST = 100;

    private final ObjectMapper json;

    FieldErrors(ObjectMapper json) {
        this.json = json;
    }

    boolean hasUnknown(JsonNode tree, Class<?> type) {
        if (!tree.isObject() || !type.isRecord()) {
            return false;
        }
        var known = names(type);
        return tree.properties().stream().anyMatch(field -> !known.contains(field.getKey()));
    }

    List<FieldError> in(JsonNode tree, Class<?> type, UnknownFields unknown) {
        var found = new ArrayList<FieldError>();
        collect(tree, json.constructType(type), "", unknown, found);
        if (found.isEmpty()) {
            found.add(new FieldError("", "does not fit what is expected"));
        }
        return found.size() <= MOST ? found : List.copyOf(found.subList(0, MOST));
    }

    private void collect(JsonNode node, JavaType type, String pointer, UnknownFields unknown, List<FieldError> found) {
        if (found.size() > MOST) {
            return;
        }
        if (Collection.class.isAssignableFrom(type.getRawClass())) {
            elements(node, type, pointer, unknown, found);
        } else if (type.getRawClass().isRecord() && node.isObject() && !writtenAsText(type.getRawClass())) {
            fields(node, type.getRawClass(), pointer, unknown, found);
        } else {
            convert(node, type, pointer, found);
        }
    }

    private void elements(JsonNode node, JavaType type, String pointer, UnknownFields unknown, List<FieldError> found) {
        if (!node.isArray()) {
            found.add(new FieldError(pointer, "is " + kind(node) + "; it is to be a list"));
            return;
        }
        for (var i = 0; i < node.size() && found.size() <= MOST; i++) {
            collect(node.get(i), type.getContentType(), pointer + "/" + i, unknown, found);
        }
    }

    private void fields(JsonNode node, Class<?> type, String pointer, UnknownFields unknown, List<FieldError> found) {
        var before = found.size();
        for (var component : type.getRecordComponents()) {
            field(node, component, pointer, unknown, found);
        }
        if (unknown == UnknownFields.REFUSED) {
            var known = names(type);
            node.fieldNames().forEachRemaining(name -> {
                if (!known.contains(name)) {
                    found.add(new FieldError(pointer + "/" + escaped(name), "is no field of this request"));
                }
            });
        }
        // Each field is well by itself: what is left is what the record says of them together.
        if (found.size() == before) {
            convert(node, json.constructType(type), pointer, found);
        }
    }

    private void field(
            JsonNode node, RecordComponent component, String pointer, UnknownFields unknown, List<FieldError> found) {
        var value = node.path(component.getName());
        var here = pointer + "/" + component.getName();
        var type = json.constructType(component.getGenericType());
        if (value.isMissingNode() || value.isNull()) {
            if (required(component)) {
                found.add(new FieldError(here, "is missing"));
            }
        } else {
            collect(value, type, here, unknown, found);
        }
    }

    private void convert(JsonNode node, JavaType type, String pointer, List<FieldError> found) {
        try {
            json.treeToValue(node, type);
        } catch (JsonProcessingException e) {
            found.add(new FieldError(pointer, sentence(node, e)));
        }
    }

    private static String sentence(JsonNode node, JsonProcessingException failure) {
        if (failure instanceof JsonMappingException && failure.getCause() instanceof IllegalArgumentException why) {
            return "is refused: " + why.getMessage();
        }
        return "is " + kind(node) + " that does not fit: " + failure.getOriginalMessage();
    }

    private static boolean required(RecordComponent component) {
        var type = component.getType();
        return !(type == Optional.class || type == boolean.class || Collection.class.isAssignableFrom(type));
    }

    private static boolean writtenAsText(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .anyMatch(method -> method.isAnnotationPresent(com.fasterxml.jackson.annotation.JsonValue.class));
    }

    private static Set<String> names(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case NULL, MISSING -> "nothing";
            case BINARY, POJO -> "something else";
        };
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
