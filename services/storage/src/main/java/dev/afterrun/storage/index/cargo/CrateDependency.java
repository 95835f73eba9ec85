package dev.afterrun.storage.index.cargo;

import java.util.List;
import java.util.Optional;

/**
 * A crate that another one needs.
 *
 * @param name as its user calls it
 * @param crate its real name, where its user calls it otherwise
 * @param requirement of its version
 * @param target the platforms, as {@code cfg(…)} or a triple; empty for all
 * @param kind {@code normal}, {@code build} or {@code dev}
 * @param registry the index that it comes from, where the crate's author named one
 */
record CrateDependency(
        String name,
        Optional<String> crate,
        String requirement,
        List<String> features,
        boolean optional,
        boolean defaultFeatures,
        Optional<String> target,
        String kind,
        Optional<String> registry) {
    public CrateDependency {
        features = List.copyOf(features);
    }

    /** What it is called in its registry. */
    public String realName() {
        return crate.orElse(name);
    }
}
