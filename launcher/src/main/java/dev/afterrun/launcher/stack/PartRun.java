package dev.afterrun.launcher.stack;

import dev.afterrun.launcher.process.Part;
import dev.afterrun.launcher.process.PartFailedException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A part and where it stands. */
final class PartRun {
    private final Part part;
    private volatile PartState state = new PartState.Waiting();

    PartRun(Part part) {
        this.part = part;
    }

    Part part() {
        return part;
    }

    PartState state() {
        return state;
    }

    boolean ready() {
        return state instanceof PartState.Ready;
    }

    /** Starts it; whether it became ready is its state. */
    void start() {
        var begin = System.nanoTime();
        state = new PartState.Starting();
        try {
            part.start();
            state = new PartState.Ready(Duration.ofNanos(System.nanoTime() - begin));
        } catch (PartFailedException e) {
            state = new PartState.Failed(String.valueOf(e.getMessage()), e.lastLines());
        } catch (IOException | RuntimeException e) {
            state = new PartState.Failed(String.valueOf(e.getMessage()), List.of());
        }
    }

    void stop(Duration patience) throws IOException {
        part.stop(patience);
        state = new PartState.Stopped();
    }

    PartStatus status() {
        return new PartStatus(part.name(), part.address(), state, part.waitsFor());
    }
}
