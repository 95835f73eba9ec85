package dev.afterrun.storage.pointer;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.PointerName;
import dev.afterrun.contracts.pointer.PointerMove;
import dev.afterrun.contracts.pointer.PointerRule;
import java.util.Optional;

/**
 * A pointer as a row, with its last move.
 *
 * @param commit empty where it leads nowhere
 * @param version 0 before the first move
 * @param lastMove empty before the first move
 */
record StoredPointer(
        PointerName name,
        Optional<Commit> commit,
        long version,
        Optional<PointerRule> rule,
        Optional<PointerMove> lastMove) {

    /** Whether anybody has heard of it: a row without either is that of a pointer that was removed. */
    boolean exists() {
        return commit.isPresent() || rule.isPresent();
    }
}
