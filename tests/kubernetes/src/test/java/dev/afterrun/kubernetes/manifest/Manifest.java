package dev.afterrun.kubernetes.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;

/** One object of a rendering. */
public record Manifest(ObjectNode json) {
    /** As in {@code Deployment}. */
    public String kind() {
        return json.path("kind").asText();
    }

    /** As in {@code apps/v1}. */
    public String apiVersion() {
        return json.path("apiVersion").asText();
    }

    /** Its {@code metadata.name}. */
    public String name() {
        return json.at("/metadata/name").asText();
    }

    /** What is at a JSON pointer; a missing node where nothing is. */
    public JsonNode at(String pointer) {
        return json.at(pointer);
    }

    /** The elements at a JSON pointer, none where nothing is. */
    public Stream<JsonNode> all(String pointer) {
        return json.at(pointer).valueStream();
    }

    /** Whether an operator, and not Kubernetes itself, knows what it is. */
    public boolean isCustom() {
        var group = apiVersion().contains("/")
                ? apiVersion().substring(0, apiVersion().indexOf('/'))
                : "";
        return group.contains(".") && !group.endsWith(".k8s.io");
    }

    @Override
    public String toString() {
        return kind() + " " + name();
    }
}
