package dev.afterrun.cli.ci;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A job's matrix values, in the form GitHub shows them: {@code test (ubuntu, 21)}. */
final class Matrix {
    private Matrix() {}

    /** {@code " (ubuntu, 21)"} of a JSON object, in its order; nothing of anything else. */
    static String values(String json) {
        try {
            var matrix = new ObjectMapper().readTree(json);
            var values = StreamSupport.stream(matrix.spliterator(), false)
                    .map(JsonNode::asText)
                    .filter(value -> !value.isEmpty())
                    .collect(Collectors.joining(", "));
            return matrix.isObject() && !values.isEmpty() ? " (" + values + ")" : "";
        } catch (JsonProcessingException e) {
            return "";
        }
    }
}
