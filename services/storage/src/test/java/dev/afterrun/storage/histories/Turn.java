package dev.afterrun.storage.histories;

import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.eventing.TryAgain;
import dev.afterrun.storage.histories.Checkpoints.Checkpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A part of a move under way.
 *
 * <pre>
 * waits at a checkpoint ──▶ goes on ──▶ waits at the next … ──▶ over
 * </pre>
 */
final class Turn implements Checkpoint {
    private final Part part;
    private final Gate gate;
    private final List<ObjectKey> made = new ArrayList<>();
    private int steps;
    private boolean dead;
    private Optional<Throwable> failure = Optional.empty();

    /** @param gate where it waits for its turn before each step */
    Turn(Part part, Gate gate) {
        this.part = part;
        this.gate = gate;
    }

    /** Does the action to its end, whichever that is. */
    void run(World world) {
        try {
            Checkpoints.under(this, () -> part.action().in(world));
        } catch (Exception | Crash e) {
            failure = Optional.of(e);
        }
        if (failure.isPresent() || dead) {
            world.unrecorded(made);
        }
    }

    @Override
    public void reached(Supplier<String> what) {
        steps++;
        // Who is dead does nothing more, whoever may have caught the error.
        dead |= steps == part.end();
        if (dead) {
            throw new Crash(what.get());
        }
        gate.pass(what);
    }

    @Override
    public void made(ObjectKey object) {
        made.add(object);
    }

    /** What nobody would have expected: neither the process's end, nor a refusal, nor what passes by itself. */
    Optional<Throwable> fault() {
        return failure.filter(thrown -> !dead && !(thrown instanceof ProblemException) && !TryAgain.helps(thrown));
    }

    /** Lets one step through, which is told in words. */
    @FunctionalInterface
    interface Gate {
        Gate OPEN = what -> {};

        void pass(Supplier<String> what);
    }
}
