package dev.afterrun.forge.local.server;

import dev.afterrun.contracts.Commit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * In which paths commits differ that nobody has compared: those on the shortest way between them, over commits that were. What one step
 * changes and a later one changes back is named all the same.
 */
final class ChangesOnTheWay {
    private final Map<Commit, List<Step>> from = new HashMap<>();

    private record Step(Commit to, List<String> paths) {}

    private record Reached(Commit commit, Set<String> paths) {
        Reached by(Step step) {
            var more = new TreeSet<>(paths);
            more.addAll(step.paths());
            return new Reached(step.to(), more);
        }
    }

    ChangesOnTheWay(List<StoredSources.Change> told) {
        for (var change : told) {
            add(change.from(), change.to(), change.paths());
            add(change.to(), change.from(), change.paths());
        }
    }

    /** Empty where no way leads from the one to the other. */
    Optional<List<String>> between(Commit one, Commit other) {
        var seen = new HashSet<Commit>();
        var next = new ArrayDeque<>(List.of(new Reached(one, Set.of())));
        while (!next.isEmpty()) {
            var reached = next.remove();
            if (reached.commit().equals(other)) {
                return Optional.of(List.copyOf(reached.paths()));
            }
            if (seen.add(reached.commit())) {
                from.getOrDefault(reached.commit(), List.of()).forEach(step -> next.add(reached.by(step)));
            }
        }
        return Optional.empty();
    }

    private void add(Commit one, Commit other, List<String> paths) {
        from.computeIfAbsent(one, commit -> new ArrayList<>()).add(new Step(other, paths));
    }
}
