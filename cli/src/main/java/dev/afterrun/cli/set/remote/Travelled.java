package dev.afterrun.cli.set.remote;

import dev.afterrun.cli.console.Progress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;

/** Counts bytes as they travel, and shows them where there is something to show them on. */
public final class Travelled implements LongConsumer {
    private final LongAdder bytes = new LongAdder();
    private final AtomicReference<Optional<Progress.Phase>> shown = new AtomicReference<>(Optional.empty());

    @Override
    public void accept(long more) {
        bytes.add(more);
        shown.get().ifPresent(phase -> phase.advance(more));
    }

    /** All so far. */
    public long bytes() {
        return bytes.sum();
    }

    /** From here on {@code phase} hears of them. */
    public void showOn(Progress.Phase phase) {
        shown.set(Optional.of(phase));
    }

    /** And from here on nobody does. */
    public void showNoMore() {
        shown.set(Optional.empty());
    }
}
