package dev.afterrun.storage.pointer;

import dev.afterrun.contracts.Commit;
import java.util.List;
import java.util.Optional;

/** Whatever moves with a branch, and where it might move to. */
sealed interface Follower {
    /** Where it is. */
    Optional<Commit> at();

    /** The commits that are fit for it, the newest first. */
    List<Commit> fit();

    /** {@code ~NAME} itself. */
    record OfBranch(Optional<Commit> at, List<Commit> fit) implements Follower {}

    /** A pointer with a rule, as it was seen. */
    record OfPointer(StoredPointer pointer, List<Commit> fit) implements Follower {
        @Override
        public Optional<Commit> at() {
            return pointer.commit();
        }
    }
}
