package dev.afterrun.storage.page;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.retention.Hold;
import dev.afterrun.contracts.retention.HoldKind;
import dev.afterrun.storage.page.StayView.EndView;
import dev.afterrun.storage.page.StayView.HoldView;
import dev.afterrun.storage.page.StayView.NewestView;
import dev.afterrun.storage.retention.explanation.WrittenEnds.Together;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * By what a job's files are here.
 *
 * @param ends what goes together, the first before the others
 */
record Stay(List<Together> ends, List<Hold> holds, Optional<NewestView> newest) {
    static final Stay NONE = new Stay(List.of(), List.of(), Optional.empty());

    private static final int SHOWN = 5;

    /** The pointers that lead to the files. */
    List<String> pointers() {
        return holds.stream()
                .filter(hold -> hold.kind() == HoldKind.POINTER)
                .map(Hold::by)
                .toList();
    }

    /** While a pointer leads to them, the ends count for nothing. */
    StayView view(Instant now) {
        var counting = pointers().isEmpty() ? ends : List.<Together>of();
        var apart = counting.size() > 1;
        return new StayView(
                apart
                        ? Optional.empty()
                        : counting.stream().flatMap(all -> all.rule().stream()).findFirst(),
                apart
                        ? counting.stream()
                                .limit(SHOWN)
                                .map(end -> view(end, now))
                                .toList()
                        : List.of(),
                apart ? Math.max(0, counting.size() - SHOWN) : 0,
                newest.filter(runs -> !counting.isEmpty()),
                holds.stream()
                        .filter(hold -> hold.kind() != HoldKind.POINTER)
                        .map(hold -> view(hold, now))
                        .toList());
    }

    /** What is to be said of one file, since not all go at the same time. */
    Optional<Moment> ofFile(Optional<Instant> end, Instant now) {
        return end.filter(at -> ends.size() > 1 && pointers().isEmpty()).map(at -> Moment.of(at, now));
    }

    private static EndView view(Together end, Instant now) {
        return new EndView(end.files(), end.end().map(at -> Moment.of(at, now)), end.rule());
    }

    private static HoldView view(Hold hold, Instant now) {
        return new HoldView(
                hold.pin(),
                hold.by(),
                hold.reason(),
                hold.path().map(ArtifactPath::value),
                hold.until().map(at -> Moment.of(at, now)));
    }
}
