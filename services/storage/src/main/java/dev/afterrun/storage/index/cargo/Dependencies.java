package dev.afterrun.storage.index.cargo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.afterrun.storage.index.Defect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables of dependencies of a {@code Cargo.toml}, or of one of its targets. */
final class Dependencies {
    private static final Map<String, String> KINDS =
            Map.of("dependencies", "normal", "build-dependencies", "build", "dev-dependencies", "dev");

    private Dependencies() {}

    static List<CrateDependency> of(JsonNode tables, Optional<String> target) throws Defect {
        var found = new ArrayList<CrateDependency>();
        for (var table : List.of("dependencies", "build-dependencies", "dev-dependencies")) {
            for (var entry : tables.path(table).properties()) {
                found.add(dependency(entry.getKey(), entry.getValue(), target, KINDS.getOrDefault(table, table)));
            }
        }
        return found;
    }

    private static CrateDependency dependency(String name, JsonNode given, Optional<String> target, String kind)
            throws Defect {
        var requirement = given.isTextual() ? Optional.of(given.asText()) : CargoManifest.text(given, "version");
        // Cargo refuses to package such a dependency, but for those of tests, which it leaves out.
        if (requirement.isEmpty()) {
            throw new Defect("its Cargo.toml depends on " + name + " without a version");
        }
        return new CrateDependency(
                name,
                CargoManifest.text(given, "package"),
                requirement.get(),
                CargoManifest.texts(given.path("features")),
                given.path("optional").asBoolean(false),
                given.path("default-features").asBoolean(true),
                target,
                kind,
                CargoManifest.text(given, "registry-index"));
    }
}
