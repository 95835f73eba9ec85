package dev.afterrun.storage.index.npm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.afterrun.storage.download.Candidates;
import dev.afterrun.storage.index.FactsJson;
import dev.afterrun.storage.index.IndexedPackage;
import dev.afterrun.storage.index.Packages;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The npm packages of a ref by name. */
@ApplicationScoped
public class NpmPackages {
    private final Packages packages;
    private final NpmKind kind;
    private final FactsJson json;

    NpmPackages(Packages packages, NpmKind kind, FactsJson json) {
        this.packages = packages;
        this.kind = kind;
        this.json = json;
    }

    /** The latest version of each package, by name. */
    List<NpmVersion> latest(Candidates candidates) {
        return packages.of(candidates, kind, Optional.empty()).stream()
                .map(this::version)
                .collect(Collectors.groupingBy(version -> version.file().project(), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(versions -> NpmVersions.of(versions).latest().stream())
                .toList();
    }

    /** The versions of one package; of several files of one version the first by path. */
    public NpmVersions versions(Candidates candidates, String name) {
        return NpmVersions.of(packages.of(candidates, kind, Optional.of(name)).stream()
                .map(this::version)
                .toList());
    }

    private NpmVersion version(IndexedPackage found) {
        return new NpmVersion(found, json.read(ObjectNode.class, found.facts()));
    }
}
