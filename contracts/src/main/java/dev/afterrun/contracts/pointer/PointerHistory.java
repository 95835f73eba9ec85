package dev.afterrun.contracts.pointer;

import dev.afterrun.contracts.PointerName;
import java.util.List;

/** Moves of a pointer, the newest first, at most {@value dev.afterrun.contracts.Limits#POINTER_MOVES_SHOWN} at once. */
public record PointerHistory(PointerName name, List<PointerMove> moves) {
    /** Lists are never null, whatever the JSON left out. */
    public PointerHistory {
        moves = moves == null ? List.of() : List.copyOf(moves);
    }
}
