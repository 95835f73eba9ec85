package dev.afterrun.storage.pass;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What reading an object has shown, and what follows.
 *
 * @param damaged what is wrong with which copies
 * @param follows is told of the others, if there are any, within the transaction that takes note of the reading, which has
 *     all live copies of their blobs for itself
 */
public record Reading(Map<StoredCopy, String> damaged, Optional<Consumer<List<StoredCopy>>> follows) {
    /** One from which nothing follows for what is well. */
    public static Reading of(Map<StoredCopy, String> damaged) {
        return new Reading(damaged, Optional.empty());
    }

    /** One from which this follows for what is well. */
    public static Reading of(Map<StoredCopy, String> damaged, Consumer<List<StoredCopy>> follows) {
        return new Reading(damaged, Optional.of(follows));
    }

    boolean changesCopies() {
        return !damaged.isEmpty() || follows.isPresent();
    }
}
