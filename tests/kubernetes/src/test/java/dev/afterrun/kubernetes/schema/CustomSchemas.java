package dev.afterrun.kubernetes.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.afterrun.kubernetes.manifest.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What operators say of their objects, from a folder of their CustomResourceDefinitions. */
final class CustomSchemas {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

    private final Map<String, Schema> schemas = new HashMap<>();

    private CustomSchemas() {}

    /** Those of all files of {@code folder} that are YAML. */
    static CustomSchemas in(Path folder) throws IOException {
        var schemas = new CustomSchemas();
        try (var files = Files.newDirectoryStream(folder, "*.yaml")) {
            for (var file : files) {
                try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
                    documents.readAll().forEach(schemas::add);
                }
            }
        }
        return schemas;
    }

    private void add(JsonNode definition) {
        definition.at("/spec/versions").valueStream().forEach(version -> {
            var schema = version.at("/schema/openAPIV3Schema").deepCopy();
            // Part of every object, whatever its definition says.
            ((ObjectNode) schema.path("properties")).putObject("apiVersion").put("type", "string");
            ((ObjectNode) schema.path("properties")).putObject("kind").put("type", "string");
            close(schema, true);
            var name = definition.at("/spec/group").asText() + "/"
                    + version.path("name").asText() + " "
                    + definition.at("/spec/names/kind").asText();
            schemas.put(name, REGISTRY.getSchema(schema));
        });
    }

    /**
     * Writes down what the API server does without being told: a field that is not described is refused, and what is an
     * integer or a text has no type of its own. Branches of anyOf and the like only narrow what is described beside them.
     */
    private static void close(JsonNode schema, boolean root) {
        if (!(schema instanceof ObjectNode described)) {
            return;
        }
        var open = described.path("x-kubernetes-preserve-unknown-fields").asBoolean();
        if (described.has("properties") && !described.has("additionalProperties") && !open) {
            described.put("additionalProperties", false);
        }
        if (root) {
            ((ObjectNode) described.path("properties")).putObject("metadata").put("type", "object");
        }
        described.path("properties").valueStream().filter(JsonNode::isObject).forEach(part -> close(part, false));
        close(described.path("items"), false);
        close(described.path("additionalProperties"), false);
    }

    /** What is wrong with {@code manifest}. */
    List<String> errors(Manifest manifest) {
        var name = manifest.apiVersion() + " " + manifest.kind();
        var schema = schemas.get(name);
        if (schema == null) {
            return List.of(manifest + ": nothing is known of " + name);
        }
        return schema.validate(manifest.json()).stream()
                .map(error -> manifest + ": " + error)
                .toList();
    }
}
