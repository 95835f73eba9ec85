package dev.afterrun.contracts.persisted;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What a job had to do with persisted sets: of each way up to {@value dev.afterrun.contracts.Limits#SETS_SHOWN}, the last saved
 * first.
 *
 * @param restored what it told that it restores
 * @param moreRestored how many the list leaves out
 * @param saved what it hands on
 * @param moreSaved how many the list leaves out
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record JobSets(List<TouchedSet> restored, int moreRestored, List<TouchedSet> saved, int moreSaved) {
    /** Lists are never null, whatever the JSON left out. */
    public JobSets {
        restored = restored == null ? List.of() : List.copyOf(restored);
        saved = saved == null ? List.of() : List.copyOf(saved);
    }

    /** The figures alone. */
    public JobSets inShort() {
        return new JobSets(List.of(), moreRestored + restored.size(), List.of(), moreSaved + saved.size());
    }
}
