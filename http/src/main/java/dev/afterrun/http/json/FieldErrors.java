package dev.afterrun.http.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.contracts.problem.Problem.FieldError;
import java.util.List;

/** Goes through a JSON tree beside the shape that it should have, and names every field that is not as it should be. */
final class FieldErrors {
    private final ObjectMapper json;
    private final UnknownFields unknown;
    private final Faults found = new Faults();

    private FieldErrors(ObjectMapper json, UnknownFields unknown) {
        this.json = json;
        this.unknown = unknown;
    }

    static List<FieldError> in(JsonNode tree, Shape shape, UnknownFields unknown, ObjectMapper json) {
        var errors = new FieldErrors(json, unknown);
        errors.collect(tree, shape, "");
        if (errors.found.count() == 0) {
            errors.found.add("", "does not fit what is expected");
        }
        return errors.found.list();
    }

    private void collect(JsonNode node, Shape shape, String pointer) {
        switch (shape) {
            case Shape.Elements elements -> elements(node, elements, pointer);
            case Shape.Fields fields -> fields(node, fields, pointer);
            case Shape.Value value -> value(node, value, pointer);
        }
    }

    private void elements(JsonNode node, Shape.Elements shape, String pointer) {
        if (!node.isArray()) {
            found.add(pointer, "is " + Words.of(node) + "; it is to be a list");
        }
        for (var i = 0; i < node.size() && node.isArray() && !found.full(); i++) {
            collect(node.get(i), shape.element(), pointer + "/" + i);
        }
    }

    private void fields(JsonNode node, Shape.Fields shape, String pointer) {
        if (!node.isObject()) {
            found.add(pointer, "is " + Words.of(node) + "; it is to be an object");
            return;
        }
        var before = found.count();
        shape.fields().forEach((name, field) -> field(node.path(name), field, pointer + "/" + name));
        if (unknown == UnknownFields.REFUSED) {
            node.fieldNames().forEachRemaining(name -> {
                if (!shape.fields().containsKey(name)) {
                    found.add(pointer + "/" + escaped(name), "is no field of this request");
                }
            });
        }
        // Each field is well by itself: what is left is what the record says of them together.
        if (found.count() == before) {
            convert(node, shape.type(), pointer);
        }
    }

    private void field(JsonNode value, Shape.Field field, String pointer) {
        if (!value.isMissingNode() && !value.isNull()) {
            collect(value, field.shape(), pointer);
        } else if (field.need() == Shape.Need.REQUIRED) {
            found.add(pointer, "is missing");
        }
    }

    private void value(JsonNode node, Shape.Value shape, String pointer) {
        if (shape.kind().takes(node)) {
            convert(node, shape.type(), pointer);
        } else {
            found.add(
                    pointer,
                    "is " + Words.of(node) + "; it is to be " + shape.kind().words());
        }
    }

    private void convert(JsonNode node, JavaType type, String pointer) {
        try {
            json.treeToValue(node, type);
        } catch (JsonProcessingException e) {
            // Our own records say in a sentence which rule is broken; Jackson's words are of Java.
            if (e.getCause() instanceof IllegalArgumentException why) {
                found.refused(pointer, why);
            } else {
                found.add(pointer, "is " + Words.of(node) + "; it is to be " + Words.expected(type.getRawClass()));
            }
        }
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
