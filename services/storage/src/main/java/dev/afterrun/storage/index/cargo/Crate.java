package dev.afterrun.storage.index.cargo;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What cargo has to know of a crate before it has it.
 *
 * @param rustVersion the oldest Rust that compiles it
 * @param links the native library that it links to, of which there can be one in a build
 */
record Crate(
        String name,
        String version,
        List<CrateDependency> dependencies,
        Map<String, List<String>> features,
        Optional<String> links,
        Optional<String> rustVersion) {
    public Crate {
        dependencies = List.copyOf(dependencies);
        features = Map.copyOf(features);
    }
}
