package dev.afterrun.storage.page;

import java.util.List;
import java.util.Optional;

/**
 * By what a job's files are here, and what ends them, as a page shows it.
 *
 * @param rule what gives all of them the same end
 * @param ends otherwise: what goes together, the first before the others
 * @param more how many of those are left out
 * @param newest where files stay since their run is among the newest of its branch
 * @param holds what people asked for
 */
public record StayView(
        Optional<String> rule, List<EndView> ends, int more, Optional<NewestView> newest, List<HoldView> holds) {
    /** Files that go together. */
    public record EndView(int files, Optional<Moment> end, Optional<String> rule) {}

    /** Among how many runs of which branch. */
    public record NewestView(int runs, String branch) {}

    /**
     * Something that people asked for.
     *
     * @param pin its number, where it is a pin: then it has an owner and a reason
     * @param path the one file that it holds
     */
    public record HoldView(
            Optional<Long> pin, String by, Optional<String> reason, Optional<String> path, Optional<Moment> until) {}

    /** Whether there is more to say than stands in the line above. */
    public boolean isToldApart() {
        return !ends.isEmpty() || !holds.isEmpty() || newest.isPresent();
    }
}
