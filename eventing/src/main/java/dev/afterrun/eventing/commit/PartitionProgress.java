package dev.afterrun.eventing.commit;

import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Up to where a consumer is done with a partition: nothing is skipped, in whichever order records are done with. */
final class PartitionProgress {
    /** What was given, and whether it is done with though something before it is not. */
    private final NavigableMap<Long, Boolean> given = new TreeMap<>();

    private long next;
    private long committed;

    void received(long offset) {
        // Where it is read anew from here on, all that is after it comes again.
        given.tailMap(offset, true).clear();
        given.put(offset, false);
    }

    void done(long offset) {
        given.replace(offset, true);
        while (!given.isEmpty() && given.firstEntry().getValue()) {
            next = given.pollFirstEntry().getKey() + 1;
        }
    }

    boolean isDone() {
        return given.isEmpty();
    }

    /** Where whoever reads it next is to begin; empty where the broker has been told. */
    OptionalLong due() {
        return next == committed ? OptionalLong.empty() : OptionalLong.of(next);
    }

    void committed(long offset) {
        committed = offset;
    }
}
