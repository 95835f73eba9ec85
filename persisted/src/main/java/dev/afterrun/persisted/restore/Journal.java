package dev.afterrun.persisted.restore;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The steps of a restore, and the way back, the last step first. */
final class Journal {
    private final StepLog log;
    private Deque<Step> steps = new ArrayDeque<>();
    private boolean isDone;

    Journal(StepLog log) {
        this.log = log;
    }

    /** The journal of a restore that has ended before it was done. */
    static Journal left(StepLog log, List<Step> steps) {
        var journal = new Journal(log);
        steps.forEach(journal::take);
        return journal;
    }

    /** Writes down a step that is done right after. */
    void doing(Step step) throws IOException {
        log.write(step);
        take(step);
    }

    /**
     * Takes back all steps; once all is done, that is only what was of use for doing it. Where this is killed, the rest is taken back
     * later, and nothing twice: by then others may have put something into the place of what was moved away.
     *
     * @throws IOException when one could not be; the log stays, and what was moved away with it
     */
    void undo() throws IOException {
        var left = new ArrayDeque<Step>();
        var failure = Optional.<IOException>empty();
        while (!steps.isEmpty()) {
            var step = steps.pop();
            if (failure.isPresent() && step instanceof Step.Unpacking) {
                // What was moved away lies in it, and is all there is of it.
                left.addLast(step);
                continue;
            }
            try {
                step.undo();
                if (failure.isEmpty() && !isDone) {
                    log.keep(steps.size());
                }
            } catch (IOException e) {
                failure = Optional.of(failure.orElse(e));
                left.addLast(step);
            }
        }
        steps = left;
        if (failure.isPresent()) {
            throw failure.get();
        }
        log.delete();
    }

    private void take(Step step) {
        if (step instanceof Step.Done) {
            isDone = true;
            steps.removeIf(earlier -> !(earlier instanceof Step.Unpacking));
        } else {
            steps.push(step);
        }
    }
}
