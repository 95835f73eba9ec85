package dev.afterrun.storage.index.cargo;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.afterrun.storage.index.cargo.Crates.Published;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A version of a crate as an index tells it, one line of JSON (The Cargo Book, "Index Format").
 *
 * @param cksum the SHA-256 of the file
 * @param features2 those in the newer writing, which older cargos are not to see
 * @param v 2 where there are any
 */
record IndexLine(
        String name,
        String vers,
        List<Dependency> deps,
        String cksum,
        Map<String, List<String>> features,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, List<String>> features2,
        boolean yanked,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> links,

        @JsonProperty("rust_version") @JsonInclude(JsonInclude.Include.NON_ABSENT)
        Optional<String> rustVersion,

        int v) {

    /** @param siblings the crates, in lower case, that the same index has: those are taken from it, all others from crates.io */
    static IndexLine of(Published published, Set<String> siblings) {
        var crate = published.crate();
        var newer = features(crate, IndexLine::isNewer);
        return new IndexLine(
                crate.name(),
                crate.version(),
                crate.dependencies().stream()
                        .map(dependency -> Dependency.of(dependency, siblings))
                        .toList(),
                published.file().sha256().hex(),
                features(crate, values -> !isNewer(values)),
                newer,
                false,
                crate.links(),
                crate.rustVersion(),
                newer.isEmpty() ? 1 : 2);
    }

    private static Map<String, List<String>> features(Crate crate, Predicate<List<String>> wanted) {
        return crate.features().entrySet().stream()
                .filter(feature -> wanted.test(feature.getValue()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, java.util.TreeMap::new));
    }

    private static boolean isNewer(List<String> values) {
        return values.stream().anyMatch(value -> value.startsWith("dep:") || value.contains("?/"));
    }

    /** @param crate the real name, where {@code name} is another */
    record Dependency(
            String name,
            String req,
            List<String> features,
            boolean optional,
            @JsonProperty("default_features") boolean defaultFeatures,
            Optional<String> target,
            String kind,
            Optional<String> registry,
            @JsonProperty("package") Optional<String> crate) {
        private static final String CRATES_IO = "https://github.com/rust-lang/crates.io-index";

        private static Dependency of(CrateDependency needed, Set<String> siblings) {
            var ours = siblings.contains(needed.realName().toLowerCase(Locale.ROOT));
            return new Dependency(
                    needed.name(),
                    needed.requirement(),
                    needed.features(),
                    needed.optional(),
                    needed.defaultFeatures(),
                    needed.target(),
                    needed.kind(),
                    needed.registry().or(() -> ours ? Optional.empty() : Optional.of(CRATES_IO)),
                    needed.crate());
        }
    }
}
