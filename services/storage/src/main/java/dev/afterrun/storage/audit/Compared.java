package dev.afterrun.storage.audit;

import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.contracts.store.AuditFinding.Kind;
import java.util.List;
import java.util.Optional;

/**
 * What comparing one stretch of keys has shown.
 *
 * @param objects that were listed
 * @param known objects that are needed
 * @param young unknown objects that are too young to be judged
 * @param foreign unknown objects whose names are none of ours
 * @param end the last key of the stretch; empty where nothing is left
 */
record Compared(int objects, long known, long young, long foreign, List<Found> findings, Optional<ObjectKey> end) {
    long strays() {
        return count(Kind.STRAY);
    }

    long missing() {
        return count(Kind.MISSING);
    }

    long strayBytes() {
        return findings.stream()
                .filter(found -> found.kind() == Kind.STRAY)
                .mapToLong(Found::bytes)
                .sum();
    }

    private long count(Kind kind) {
        return findings.stream().filter(found -> found.kind() == kind).count();
    }
}
