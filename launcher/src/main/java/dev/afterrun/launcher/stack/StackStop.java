package dev.afterrun.launcher.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Stops parts group after group, each group at once, all within a bound. */
final class StackStop {
    private static final System.Logger LOG = System.getLogger(StackStop.class.getName());

    // Thirteen seconds for asking leave two of the fifteen that are promised for forcing.
    private static final Duration ALL = Duration.ofSeconds(13);
    private static final Duration ONE = Duration.ofMillis(3500);
    private static final Duration FORCING = Duration.ofSeconds(2);

    private final long end = System.nanoTime() + ALL.toNanos();
    private final Consumer<String> teller;

    StackStop(Consumer<String> teller) {
        this.teller = teller;
    }

    void stop(List<PartRun> group) {
        var threads = group.stream()
                .map(run -> Thread.ofPlatform().daemon().start(() -> stop(run)))
                .toList();
        for (var thread : threads) {
            join(thread);
        }
    }

    private void stop(PartRun run) {
        if (run.state() instanceof PartState.Waiting) {
            return;
        }
        teller.accept("stopping " + run.part().name());
        try {
            run.stop(patience());
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, run.part().name() + " was not stopped in order", e);
        }
    }

    private Duration patience() {
        var left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
        return left.compareTo(ONE) < 0 ? left : ONE;
    }

    private static void join(Thread thread) {
        try {
            thread.join(ONE.plus(FORCING));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
