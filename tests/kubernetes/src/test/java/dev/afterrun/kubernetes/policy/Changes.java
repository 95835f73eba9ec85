package dev.afterrun.kubernetes.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.afterrun.kubernetes.manifest.Kind;
import dev.afterrun.kubernetes.manifest.Manifest;
import dev.afterrun.kubernetes.manifest.Rendering;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Ways to spoil a rendering. */
final class Changes {
    private static final String POD = "/spec/template/spec";

    private Changes() {}

    /** Another value for a field of notifier's pod. */
    static UnaryOperator<Rendering> pod(String parent, String field, JsonNode value) {
        return to(
                Kind.Deployment,
                "notifier",
                manifest -> object(manifest, POD + parent).set(field, value));
    }

    /** A text for a field of notifier's pod. */
    static UnaryOperator<Rendering> pod(String parent, String field, String value) {
        return pod(parent, field, TextNode.valueOf(value));
    }

    /** A field of notifier's pod that is not there. */
    static UnaryOperator<Rendering> podWithout(String parent, String field) {
        return to(
                Kind.Deployment,
                "notifier",
                manifest -> object(manifest, POD + parent).remove(field));
    }

    /** Anything done to one object. */
    static UnaryOperator<Rendering> to(Kind kind, String name, Consumer<Manifest> change) {
        return rendering -> {
            change.accept(rendering.one(kind, name));
            return rendering;
        };
    }

    /** An object that is not there. */
    static UnaryOperator<Rendering> without(Kind kind, String name) {
        return rendering -> new Rendering(
                rendering.overlay(),
                rendering.manifests().stream()
                        .filter(manifest -> !manifest.kind().equals(kind.name())
                                || !manifest.name().equals(name))
                        .toList());
    }

    /** The object at a JSON pointer. */
    static ObjectNode object(Manifest manifest, String pointer) {
        if (manifest.at(pointer) instanceof ObjectNode found) {
            return found;
        }
        throw new AssertionError(manifest + " has no object at " + pointer);
    }
}
