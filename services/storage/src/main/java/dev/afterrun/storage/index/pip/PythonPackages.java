package dev.afterrun.storage.index.pip;

import dev.afterrun.storage.download.Address;
import dev.afterrun.storage.download.Candidates;
import dev.afterrun.storage.download.FindFile;
import dev.afterrun.storage.download.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** The wheels of a ref by project. */
@ApplicationScoped
public class PythonPackages {
    private final Wheels wheels;
    private final FindFile findFile;

    PythonPackages(Wheels wheels, FindFile findFile) {
        this.wheels = wheels;
        this.findFile = findFile;
    }

    /** The names of the projects, normalized and in order. */
    public List<String> projects(Candidates candidates) {
        return wheels.of(candidates, Optional.empty()).stream()
                .map(IndexedWheel::project)
                .distinct()
                .sorted()
                .toList();
    }

    /** A project's wheels by path; of several of one name the first, since nobody could tell them apart. */
    public List<IndexedWheel> wheels(Candidates candidates, String project) {
        var names = new HashSet<String>();
        return wheels.of(candidates, Optional.of(project)).stream()
                .filter(wheel -> names.add(wheel.fileName()))
                .toList();
    }

    /** What the wheel at an address says of itself. */
    public Optional<String> metadata(Address.WheelMetadata address) {
        return findFile.find(new Address.InRef(address.repository(), address.ref(), address.wheel()))
                        instanceof Finding.Found found
                ? wheels.metadata(found.file().sha256())
                : Optional.empty();
    }
}
