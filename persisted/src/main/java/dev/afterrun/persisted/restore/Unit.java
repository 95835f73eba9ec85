package dev.afterrun.persisted.restore;

import dev.afterrun.contracts.persisted.SetEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Something that is made beside its place and goes there in one step: a file, a link, or a directory with all that lies in it. */
final class Unit {
    private final Path target;
    private final Place place;
    private final List<SetEntry> entries = new ArrayList<>();

    /** What is where the unit goes. */
    enum Place {
        FREE,
        TAKEN
    }

    Unit(SetEntry root, Path target, Place place) {
        this.target = target;
        this.place = place;
        entries.add(root);
    }

    /** Where it goes. */
    Path target() {
        return target;
    }

    Place place() {
        return place;
    }

    SetEntry root() {
        return entries.getFirst();
    }

    /** The root and what lies in it, each after its directory. */
    List<SetEntry> entries() {
        return List.copyOf(entries);
    }

    void add(SetEntry entry) {
        entries.add(entry);
    }
}
