package dev.afterrun.launcher.stack;

import java.time.Duration;
import java.util.function.Consumer;

/** Starts a part again when its process ends by itself, after a while that doubles, and gives up after a few times. */
final class Supervisor {
    private static final int ATTEMPTS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration PROVEN = Duration.ofMinutes(1);

    private final Consumer<String> teller;
    private volatile boolean stopped;

    Supervisor(Consumer<String> teller) {
        this.teller = teller;
    }

    void stop() {
        stopped = true;
    }

    /** Watches from now on, where the part has a process. */
    void watch(PartRun run) {
        Thread.ofPlatform().daemon().name("supervisor of " + run.part().name()).start(() -> keepUp(run));
    }

    private void keepUp(PartRun run) {
        var failures = 0;
        while (!stopped && failures < ATTEMPTS) {
            var begin = System.nanoTime();
            run.part().process().ifPresent(process -> process.onExit().join());
            if (stopped || run.state() instanceof PartState.Stopped) {
                return;
            }
            failures = System.nanoTime() - begin > PROVEN.toNanos() ? 1 : failures + 1;
            startAgain(run, failures);
        }
        if (!stopped) {
            teller.accept(run.part().name() + " ended " + ATTEMPTS + " times; it is left alone now: "
                    + run.status().inWords());
        }
    }

    private void startAgain(PartRun run, int failures) {
        var pause = FIRST_PAUSE.multipliedBy(1L << (failures - 1));
        teller.accept(run.part().name() + " ended by itself; it is started again in " + pause.toSeconds()
                + " s (attempt " + failures + " of " + ATTEMPTS + ")");
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (!stopped) {
            run.start();
            teller.accept(run.part().name() + ": " + run.status().inWords());
        }
    }
}
