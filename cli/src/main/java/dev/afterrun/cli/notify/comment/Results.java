package dev.afterrun.cli.notify.comment;

import dev.afterrun.contracts.Commit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of one commit's jobs, the newest of each. Joining is the same in whatever order, and as often as one likes,
 * so that writers who saw different states come to the same.
 */
record Results(Commit commit, Map<JobKey, Section> sections) {

    static Results of(Commit commit, Collection<Section> sections) {
        var newest = new LinkedHashMap<JobKey, Section>();
        sections.forEach(section -> newest.merge(section.heading().key(), section, Section::newer));
        return new Results(commit, newest);
    }

    /** Both together, where they are of the same commit; else this. */
    Results join(Results other) {
        if (!commit.equals(other.commit)) {
            return this;
        }
        var both = new ArrayList<>(sections.values());
        both.addAll(other.sections.values());
        return of(commit, both);
    }

    /** Whether nothing of {@code other} is missing here or older. */
    boolean covers(Results other) {
        return commit.equals(other.commit)
                && other.sections.entrySet().stream().allMatch(entry -> {
                    var here = sections.get(entry.getKey());
                    return here != null && here.isAsNewAs(entry.getValue());
                });
    }

    List<Section> inOrder() {
        return sections.values().stream().sorted(Standing.WORST_FIRST).toList();
    }
}
