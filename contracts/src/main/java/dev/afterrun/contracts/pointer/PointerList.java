package dev.afterrun.contracts.pointer;

import java.util.List;

/** The pointers of a repository, by name. */
public record PointerList(List<Pointer> pointers) {
    /** Lists are never null, whatever the JSON left out. */
    public PointerList {
        pointers = pointers == null ? List.of() : List.copyOf(pointers);
    }
}
