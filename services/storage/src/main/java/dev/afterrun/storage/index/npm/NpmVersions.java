package dev.afterrun.storage.index.npm;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A package's versions.
 *
 * @param byVersion in the order in which the ref leads to their files
 */
record NpmVersions(Map<String, NpmVersion> byVersion) {
    static NpmVersions of(List<NpmVersion> found) {
        Map<String, NpmVersion> byVersion = new LinkedHashMap<>();
        found.forEach(version -> byVersion.putIfAbsent(version.version(), version));
        return new NpmVersions(byVersion);
    }

    /** The version so called; {@code latest} is the highest. */
    Optional<NpmVersion> named(String version) {
        return version.equals("latest") ? latest() : Optional.ofNullable(byVersion.get(version));
    }

    /** The highest release, or the highest pre-release where there is none. */
    Optional<NpmVersion> latest() {
        return byVersion.values().stream()
                .max(Comparator.comparing(
                                (NpmVersion version) -> version.order().isRelease())
                        .thenComparing(NpmVersion::order));
    }
}
