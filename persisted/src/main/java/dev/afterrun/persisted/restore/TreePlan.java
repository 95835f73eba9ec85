package dev.afterrun.persisted.restore;

import static java.util.Objects.requireNonNull;

import dev.afterrun.contracts.persisted.EntryPath;
import dev.afterrun.contracts.persisted.SetEntry;
import dev.afterrun.contracts.persisted.SetTree;
import dev.afterrun.persisted.disk.NativeNames;
import dev.afterrun.persisted.restore.Comparison.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** What has to be done below one base so that it has what the tree has; nothing is done by finding that out. */
final class TreePlan {
    private final Path base;
    private final Comparison comparison = new Comparison();
    private final Map<EntryPath, Unit> unitsOfEntries = new HashMap<>();
    private final List<Unit> units = new ArrayList<>();
    private final List<Settled> existing = new ArrayList<>();
    private int unchanged;

    /** A directory that ends with the mode and time of the set, where it lies. */
    record Settled(SetEntry.Directory directory, Path target, Finding finding) {}

    private TreePlan(Path base) {
        this.base = base;
    }

    static TreePlan of(SetTree tree, Path base) throws IOException {
        var plan = new TreePlan(base);
        for (var entry : tree.entries()) {
            plan.add(entry);
        }
        return plan;
    }

    Path base() {
        return base;
    }

    List<Unit> units() {
        return units;
    }

    /** Files that have to be made, in the order in which they are. */
    List<SetEntry.RegularFile> files() {
        return units.stream()
                .flatMap(unit -> unit.entries().stream())
                .filter(SetEntry.RegularFile.class::isInstance)
                .map(SetEntry.RegularFile.class::cast)
                .toList();
    }

    /** Entries that need not be touched. */
    int unchanged() {
        return unchanged;
    }

    /** Files and links that are there and differ. */
    List<Path> inTheWay() {
        return units.stream()
                .filter(unit -> unit.place() == Unit.Place.TAKEN)
                .map(Unit::target)
                .toList();
    }

    /** Directories to be settled once the units are in their places, those that lie deeper first. */
    List<Settled> settled() {
        var touched = new HashSet<Path>();
        units.forEach(unit ->
                touched.add(requireNonNull(unit.target().toAbsolutePath().getParent())));
        var settled = new ArrayList<Settled>();
        existing.stream()
                .filter(each -> each.finding() != Finding.SAME
                        || touched.contains(each.target().toAbsolutePath()))
                .forEach(settled::add);
        for (var unit : units) {
            if (unit.root() instanceof SetEntry.Directory directory) {
                settled.add(new Settled(directory, unit.target(), Finding.ABSENT));
            }
        }
        settled.sort((a, b) -> b.directory().path().compareTo(a.directory().path()));
        return settled;
    }

    /** The deepest directory that is there and has all units below it. */
    Path common() {
        var parents = units.stream()
                .map(unit -> unit.root().path().parent().map(EntryPath::parts).orElse(List.of()))
                .toList();
        var common = parents.getFirst();
        for (var parent : parents) {
            var length = 0;
            while (length < Math.min(common.size(), parent.size())
                    && common.get(length).equals(parent.get(length))) {
                length++;
            }
            common = common.subList(0, length);
        }
        return common.isEmpty() ? base : target(new EntryPath(String.join("/", common)));
    }

    private void add(SetEntry entry) throws IOException {
        var above = entry.path().parent().map(unitsOfEntries::get);
        if (above.isPresent()) {
            above.get().add(entry);
            unitsOfEntries.put(entry.path(), above.get());
            return;
        }
        var target = target(entry.path());
        var finding = comparison.of(entry, target);
        switch (finding) {
            case ABSENT -> begin(new Unit(entry, target, Unit.Place.FREE));
            case DIFFERENT -> begin(new Unit(entry, target, Unit.Place.TAKEN));
            case SAME, OTHER_ATTRIBUTES -> {
                unchanged++;
                if (entry instanceof SetEntry.Directory directory) {
                    existing.add(new Settled(directory, target, finding));
                }
            }
        }
    }

    private void begin(Unit unit) {
        units.add(unit);
        unitsOfEntries.put(unit.root().path(), unit);
    }

    private Path target(EntryPath path) {
        return NativeNames.resolve(base, path.bytes());
    }
}
