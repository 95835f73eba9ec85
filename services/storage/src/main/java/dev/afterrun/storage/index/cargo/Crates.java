package dev.afterrun.storage.index.cargo;

import dev.afterrun.storage.download.Candidates;
import dev.afterrun.storage.index.FactsJson;
import dev.afterrun.storage.index.IndexedPackage;
import dev.afterrun.storage.index.Packages;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The crates of a ref by name. */
@ApplicationScoped
public class Crates {
    private final Packages packages;
    private final CrateKind kind;
    private final FactsJson json;

    Crates(Packages packages, CrateKind kind, FactsJson json) {
        this.packages = packages;
        this.kind = kind;
        this.json = json;
    }

    /** The names of all, in lower case. */
    public Set<String> names(Candidates candidates) {
        return packages.of(candidates, kind, Optional.empty()).stream()
                .map(IndexedPackage::project)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The versions of one crate, its name in any case; of several files of one version the first by path. */
    public List<Published> versions(Candidates candidates, String name) {
        var versions = new HashSet<String>();
        return packages.of(candidates, kind, Optional.of(name.toLowerCase(Locale.ROOT))).stream()
                .map(found -> new Published(found, json.read(Crate.class, found.facts())))
                .filter(found -> versions.add(found.crate().version()))
                .toList();
    }

    /** A version of a crate, and its file. */
    public record Published(IndexedPackage file, Crate crate) {}
}
