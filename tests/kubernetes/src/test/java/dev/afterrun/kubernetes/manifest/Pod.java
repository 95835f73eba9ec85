package dev.afterrun.kubernetes.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a deployment or a stateful set makes. */
public record Pod(Manifest owner) {
    /** Its owner's name. */
    public String name() {
        return owner.name();
    }

    /** What is at a JSON pointer of its spec. */
    public JsonNode at(String pointer) {
        return owner.at("/spec/template/spec" + pointer);
    }

    /** Those that run on. */
    public List<Container> containers() {
        return at("/containers").valueStream().map(Container::new).toList();
    }

    /** Those and what runs before them. */
    public List<Container> allContainers() {
        return Stream.concat(at("/initContainers").valueStream().map(Container::new), containers().stream())
                .toList();
    }

    /** The one that bears the pod's name. */
    public Container main() {
        return containers().stream()
                .filter(container -> container.name().equals(name()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no container of " + owner + " is called " + name()));
    }

    /** Whether {@code wanted}, of a selector's {@code matchLabels}, all are labels of the pod. */
    public boolean isSelectedBy(JsonNode wanted) {
        var labels = owner.at("/spec/template/metadata/labels");
        return wanted.isObject()
                && wanted.propertyStream()
                        .map(Map.Entry::getKey)
                        .allMatch(key -> labels.path(key).equals(wanted.path(key)));
    }

    @Override
    public String toString() {
        return owner.toString();
    }
}
