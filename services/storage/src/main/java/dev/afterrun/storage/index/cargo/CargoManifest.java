package dev.afterrun.storage.index.cargo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.afterrun.storage.index.Defect;
import dev.afterrun.storage.index.SemanticVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a {@code Cargo.toml} as {@code cargo package} normalizes it. */
final class CargoManifest {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");
    private static final TomlMapper TOML = new TomlMapper();

    private CargoManifest() {}

    /** @throws Defect when cargo could not use it */
    static Crate parse(byte[] content) throws Defect {
        var all = tree(content);
        var described = all.path("package");
        var name = described.path("name").asText();
        if (!NAME.matcher(name).matches()) {
            throw new Defect("its Cargo.toml has no name that a registry takes");
        }
        var version = described.path("version").asText();
        if (SemanticVersion.parse(version).isEmpty()) {
            throw new Defect("its Cargo.toml has no version of the form 1.2.3");
        }
        return new Crate(
                name,
                version,
                dependencies(all),
                features(all),
                text(described, "links"),
                text(described, "rust-version"));
    }

    private static JsonNode tree(byte[] content) throws Defect {
        try {
            return TOML.readTree(content);
        } catch (IOException e) {
            var defect = new Defect("its Cargo.toml cannot be read as TOML");
            defect.initCause(e);
            throw defect;
        }
    }

    private static List<CrateDependency> dependencies(JsonNode all) throws Defect {
        var found = new ArrayList<>(Dependencies.of(all, Optional.empty()));
        for (var target : all.path("target").properties()) {
            found.addAll(Dependencies.of(target.getValue(), Optional.of(target.getKey())));
        }
        return found;
    }

    private static Map<String, List<String>> features(JsonNode all) throws Defect {
        Map<String, List<String>> features = new LinkedHashMap<>();
        for (var feature : all.path("features").properties()) {
            if (!feature.getValue().isArray()) {
                throw new Defect("its Cargo.toml has a feature " + feature.getKey() + " that is no list");
            }
            features.put(feature.getKey(), texts(feature.getValue()));
        }
        return features;
    }

    static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }

    static Optional<String> text(JsonNode table, String field) {
        return Optional.ofNullable(table.get(field)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }
}
