package dev.afterrun.http.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Reads JSON into a record. The way without errors costs one parse; only a body that has some is gone through field by
 * field, so that all of them are named at once.
 */
@ApplicationScoped
public class RecordReader {
    private final ObjectMapper json;
    private final FieldErrors fieldErrors;
    private final ConcurrentMap<Class<?>, RecordComponent[]> components = new ConcurrentHashMap<>();

    public RecordReader(ObjectMapper json) {
        this.json = json;
        this.fieldErrors = new FieldErrors(json);
    }

    /** The body as a tree; 400 where it is no JSON. */
    public JsonNode tree(byte[] body) {
        try {
            var tree = json.readTree(body);
            if (tree == null || tree.isMissingNode()) {
                throw malformed("the body is empty; it is to be JSON");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw malformed("the body is no JSON: " + e.getOriginalMessage() + at(e));
        } catch (IOException e) {
            throw new IllegalStateException("an array of bytes cannot fail to be read", e);
        }
    }

    /** The record in {@code body}; 400 where it is no JSON, 422 naming every field that is wrong. */
    public <T extends Record> T read(byte[] body, Class<T> type, UnknownFields unknown) {
        return read(tree(body), type, unknown);
    }

    /** The record in {@code tree}; 422 naming every field that is wrong. */
    public <T extends Record> T read(JsonNode tree, Class<T> type, UnknownFields unknown) {
        if (unknown == UnknownFields.KEPT || !fieldErrors.hasUnknown(tree, type)) {
            try {
                var value = json.treeToValue(tree, type);
                if (value != null && complete(value, type)) {
                    return value;
                }
            } catch (JsonProcessingException e) {
                // What is wrong is found out below, all of it.
            }
        }
        var errors = fieldErrors.in(tree, type, unknown);
        throw new ProblemException(ProblemType.INVALID.because(
                errors.size() == 1
                        ? errors.getFirst().pointer() + " " + errors.getFirst().detail()
                        : errors.size() + " fields are wrong; 'errors' names them",
                errors));
    }

    private <T> boolean complete(T value, Class<T> type) {
        return Arrays.stream(components.computeIfAbsent(type, Class::getRecordComponents))
                .allMatch(component -> present(component, value));
    }

    private static boolean present(RecordComponent component, Object value) {
        try {
            return component.getAccessor().invoke(value) != null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a public record's accessor can be called", e);
        }
    }

    private static String at(JsonProcessingException failure) {
        var place = failure.getLocation();
        return place == null ? "" : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.MALFORMED.because(detail));
    }
}
