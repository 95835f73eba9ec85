package dev.afterrun.storage.index.cargo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.storage.download.Candidates;
import dev.afterrun.storage.index.Document;
import dev.afterrun.storage.index.FactsJson;
import dev.afterrun.storage.index.IndexedPackage;
import dev.afterrun.storage.index.PackageFile;
import dev.afterrun.storage.index.PackageFiles;
import dev.afterrun.storage.index.PackageIndexes;
import dev.afterrun.storage.index.PackageKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The crates of a ref by name. */
@ApplicationScoped
public class Crates {
    private final PackageIndexes indexes;
    private final List<PackageKind> kinds;
    private final FactsJson json;

    Crates(PackageIndexes indexes, CrateKind kind, FactsJson json) {
        this.indexes = indexes;
        this.kinds = List.of(kind);
        this.json = json;
    }

    /** The versions of one crate, a line each; empty where there are none. */
    public Optional<Document> lines(Candidates candidates, String name) {
        return indexes.of(candidates, kinds, Optional.empty(), all -> {
            var project = project(name);
            return all.files().stream().anyMatch(file -> file.project().equals(project))
                    ? indexes.document("cargo/" + project, all, () -> lines(all, project))
                    : Optional.empty();
        });
    }

    /** The file of one version of a crate. */
    public Optional<ArtifactPath> file(Candidates candidates, String name, String version) {
        return indexes.of(
                candidates,
                kinds,
                Optional.of(project(name)),
                files -> indexes.said(
                        files,
                        said -> versions(said)
                                .filter(found -> found.crate().version().equals(version))
                                .map(found -> found.file().path())
                                .findFirst()));
    }

    /** The names of all, in lower case and in order. */
    Set<String> names(Candidates candidates) {
        return indexes.of(candidates, kinds, Optional.empty(), Crates::names);
    }

    private byte[] lines(PackageFiles all, String project) {
        var siblings = names(all);
        return indexes.said(
                all.only(file -> file.project().equals(project)),
                said -> versions(said)
                        .map(version -> json.write(IndexLine.of(version, siblings)) + "\n")
                        .collect(Collectors.joining())
                        .getBytes(UTF_8));
    }

    private static Set<String> names(PackageFiles files) {
        return files.files().stream().map(PackageFile::project).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of several files of one version the one that the ref leads to first. */
    private Stream<Published> versions(List<IndexedPackage> said) {
        var versions = new HashSet<String>();
        return said.stream()
                .map(found -> new Published(
                        found.file(), json.read(Crate.class, found.said().facts())))
                .filter(found -> versions.add(found.crate().version()));
    }

    private static String project(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** A version of a crate, and its file. */
    record Published(PackageFile file, Crate crate) {}
}
