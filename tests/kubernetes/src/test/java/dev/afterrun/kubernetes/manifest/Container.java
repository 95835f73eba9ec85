package dev.afterrun.kubernetes.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One container of a pod. */
public record Container(JsonNode json) {
    /** As the pod calls it. */
    public String name() {
        return json.path("name").asText();
    }

    /** What is at a JSON pointer. */
    public JsonNode at(String pointer) {
        return json.at(pointer);
    }

    /** A text at a JSON pointer. */
    public Optional<String> text(String pointer) {
        return Optional.of(json.at(pointer)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    /** The variables that it certainly gets, by name: empty where a secret has the value; none that may be missing. */
    public Map<String, String> environment(Rendering rendering) {
        var variables = new HashMap<String, String>();
        json.at("/envFrom")
                .valueStream()
                .forEach(from -> rendering
                        .one(Kind.ConfigMap, from.at("/configMapRef/name").asText())
                        .at("/data")
                        .propertyStream()
                        .forEach(entry ->
                                variables.put(entry.getKey(), entry.getValue().asText())));
        json.at("/env")
                .valueStream()
                .filter(variable ->
                        !variable.at("/valueFrom/secretKeyRef/optional").asBoolean())
                .forEach(variable -> variables.put(
                        variable.path("name").asText(), variable.path("value").asText("")));
        return variables;
    }

    @Override
    public String toString() {
        return name();
    }
}
