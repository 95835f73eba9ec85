package dev.afterrun.storage.index.pip;

import dev.afterrun.storage.download.Address;
import dev.afterrun.storage.download.Candidates;
import dev.afterrun.storage.download.FindFile;
import dev.afterrun.storage.download.Finding;
import dev.afterrun.storage.index.Document;
import dev.afterrun.storage.index.FactsJson;
import dev.afterrun.storage.index.IndexedPackage;
import dev.afterrun.storage.index.PackageFile;
import dev.afterrun.storage.index.PackageFiles;
import dev.afterrun.storage.index.PackageIndexes;
import dev.afterrun.storage.index.PackageKind;
import dev.afterrun.storage.index.Packages;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The wheels and sdists of a ref by project. */
@ApplicationScoped
public class PythonPackages {
    private static final byte[] NOTHING = {};

    private final PackageIndexes indexes;
    private final Packages packages;
    private final List<PackageKind> kinds;
    private final SimplePages pages;
    private final FactsJson json;
    private final FindFile findFile;

    PythonPackages(
            PackageIndexes indexes,
            Packages packages,
            WheelKind wheels,
            SdistKind sdists,
            SimplePages pages,
            FactsJson json,
            FindFile findFile) {
        this.indexes = indexes;
        this.packages = packages;
        this.kinds = List.of(wheels, sdists);
        this.pages = pages;
        this.json = json;
        this.findFile = findFile;
    }

    /** The files that the index shows, by the normalized names of their projects, in order. */
    SortedMap<String, List<PackageFile>> filesByProject(Candidates candidates) {
        return indexes.of(
                candidates,
                kinds,
                Optional.empty(),
                files -> shown(files).files().stream()
                        .collect(Collectors.groupingBy(PackageFile::project, TreeMap::new, Collectors.toList())));
    }

    /** Whether the file was read as a wheel or an sdist. */
    boolean isKindOf(PackageFile file) {
        return kinds.stream().anyMatch(kind -> kind.name().equals(file.kind()));
    }

    /** The list of the projects; empty where there are none. */
    public Optional<Document> projects(Candidates candidates, SimpleForm form) {
        return indexes.of(
                candidates,
                kinds,
                Optional.empty(),
                files -> indexes.document("simple/" + form, files, () -> {
                    var names = projects(files);
                    return names.isEmpty() ? NOTHING : pages.projects(form, names);
                }));
    }

    /** The files of the project with this normalized name; empty where there are none. */
    public Optional<Document> project(Candidates candidates, String name, SimpleForm form) {
        return indexes.of(
                candidates,
                kinds,
                Optional.of(name),
                files -> indexes.document("simple/" + name + "/" + form, files, () -> {
                    var shown = shown(files);
                    return shown.isEmpty()
                            ? NOTHING
                            : indexes.said(shown, said -> pages.project(form, name, files(said)));
                }));
    }

    /** What the file at an address says of itself, where that is true of whatever is built of it. */
    public Optional<Document> metadata(Address.InRef address) {
        return kinds.stream()
                .filter(kind -> kind.isCalled(address.path().fileName()))
                .findFirst()
                .flatMap(kind -> findFile.find(address) instanceof Finding.Found found
                        ? packages.document(kind, found.file().sha256()).map(Document::new)
                        : Optional.empty());
    }

    private static List<String> projects(PackageFiles files) {
        return files.only(PythonFile::isShown).files().stream()
                .map(PackageFile::project)
                .distinct()
                .sorted()
                .toList();
    }

    /** Of several of one name the one that the ref leads to first, since nobody could tell them apart. */
    private static PackageFiles shown(PackageFiles files) {
        var names = new HashSet<String>();
        return files.only(file -> PythonFile.isShown(file) && names.add(file.fileName()));
    }

    private List<PythonFile> files(List<IndexedPackage> said) {
        return said.stream()
                .map(found -> PythonFile.of(
                        found, json.read(PythonFacts.class, found.said().facts())))
                .sorted(Comparator.comparing(file -> file.path().value()))
                .toList();
    }
}
