package dev.afterrun.contracts.pointer;

import java.util.List;

/**
 * What moves a pointer by itself: the newest successful run of a branch.
 *
 * @param branch whose trusted runs count
 * @param jobs the jobs that have to be there and successful; where none is named, all of a run's so far
 */
public record PointerRule(String branch, List<String> jobs) {
    /** Lists are never null, whatever the JSON left out. */
    public PointerRule {
        jobs = jobs == null ? List.of() : List.copyOf(jobs);
    }
}
