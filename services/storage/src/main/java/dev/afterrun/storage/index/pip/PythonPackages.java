package dev.afterrun.storage.index.pip;

import dev.afterrun.storage.download.Address;
import dev.afterrun.storage.download.Candidates;
import dev.afterrun.storage.download.FindFile;
import dev.afterrun.storage.download.Finding;
import dev.afterrun.storage.index.FactsJson;
import dev.afterrun.storage.index.Packages;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The wheels of a ref by project. */
@ApplicationScoped
public class PythonPackages {
    private final Packages packages;
    private final WheelKind kind;
    private final FactsJson json;
    private final FindFile findFile;

    PythonPackages(Packages packages, WheelKind kind, FactsJson json, FindFile findFile) {
        this.packages = packages;
        this.kind = kind;
        this.json = json;
        this.findFile = findFile;
    }

    /** The names of the projects, normalized and in order. */
    public List<String> projects(Candidates candidates) {
        return wheels(candidates, Optional.empty())
                .map(IndexedWheel::project)
                .distinct()
                .sorted()
                .toList();
    }

    /** A project's wheels by path; of several of one name the first, since nobody could tell them apart. */
    public List<IndexedWheel> wheels(Candidates candidates, String project) {
        var names = new HashSet<String>();
        return wheels(candidates, Optional.of(project))
                .filter(wheel -> names.add(wheel.fileName()))
                .toList();
    }

    /** What the wheel at an address says of itself. */
    public Optional<String> metadata(Address.InRef address) {
        return findFile.find(address) instanceof Finding.Found found
                ? packages.document(kind, found.file().sha256()).map(text -> new String(text, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private Stream<IndexedWheel> wheels(Candidates candidates, Optional<String> project) {
        return packages.of(candidates, kind, project).stream()
                .map(found -> IndexedWheel.of(found, json.read(WheelFacts.class, found.facts())))
                .flatMap(Optional::stream);
    }
}
