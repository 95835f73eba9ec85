package dev.afterrun.duework;

import dev.afterrun.duework.Worker.Outcome;
import dev.afterrun.eventing.Backoff;
import dev.afterrun.eventing.TryAgain;
import dev.afterrun.eventing.trace.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Takes the next due piece of a worker, or a batch of them, and sees it through: done, or due again later. */
@ApplicationScoped
public class WorkCycle {
    private static final Logger LOG = Logger.getLogger(WorkCycle.class);
    private static final Backoff PASSING = new Backoff(Duration.ofMillis(500), Duration.ofMinutes(1));
    private static final Backoff DATABASE = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(2));
    private static final Backoff FAULT = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(30));

    private final DueWork dueWork;
    private final Lanes lanes;
    private final MeterRegistry meters;
    private volatile boolean stopping;

    WorkCycle(DueWork dueWork, Lanes lanes, MeterRegistry meters) {
        this.dueWork = dueWork;
        this.lanes = lanes;
        this.meters = meters;
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) {
        stopping = true;
    }

    /** Does one due piece in the caller's thread, or as many as the worker does together; false where none was due. */
    public boolean next(Worker worker) {
        var taken = take(worker);
        if (worker instanceof BatchWorker together) {
            work(together, taken);
        } else {
            taken.forEach(item -> work(worker, item));
        }
        return !taken.isEmpty();
    }

    private List<DueItem> take(Worker worker) {
        if (worker.isInLanes()) {
            return lanes.take(worker.kind(), worker.lease());
        }
        var most = worker instanceof BatchWorker together ? together.most() : 1;
        return dueWork.take(worker.kind(), most, worker.lease());
    }

    /** Together those that are taken for the first time: what has failed before would only make others wait for it. */
    private void work(BatchWorker worker, List<DueItem> taken) {
        var leaseEnd = System.nanoTime() + worker.lease().toNanos();
        var fresh = taken.stream().filter(item -> item.attempts() == 1).toList();
        var together = fresh.size() > 1 ? fresh : List.<DueItem>of();
        var done = !together.isEmpty() && areDone(worker, together);
        if (done) {
            insist(worker, () -> dueWork.done(together));
        }
        var alone =
                taken.stream().filter(item -> !done || !together.contains(item)).toList();
        var begun = 0;
        // One at least: whoever came here has waited for the worker's rest to end.
        while (begun < alone.size()
                && (!worker.rest().isPositive() || (together.isEmpty() && begun == 0))
                && !stopping
                && System.nanoTime() < leaseEnd) {
            work(worker, alone.get(begun));
            begun++;
        }
        if (worker.rest().isPositive() && System.nanoTime() < leaseEnd) {
            giveBack(worker, alone.subList(begun, alone.size()), together);
        }
    }

    /** What failed together keeps its attempt, so that it goes alone next time; of the others nothing was tried. */
    private void giveBack(BatchWorker worker, List<DueItem> left, List<DueItem> tried) {
        if (!left.isEmpty()) {
            insist(
                    worker,
                    () -> dueWork.giveBack(
                            left.stream().filter(tried::contains).toList(),
                            left.stream().filter(item -> !tried.contains(item)).toList()));
        }
    }

    private boolean areDone(BatchWorker worker, List<DueItem> items) {
        try {
            worker.workTogether(items.stream().map(DueItem::key).toList());
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.debugf(e, "%d pieces of %s failed together; each is tried alone", items.size(), worker.kind());
            return false;
        }
    }

    private void work(Worker worker, DueItem item) {
        Tracing.loggingFailures(() ->
                outcome(worker, item).ifPresent(outcome -> insist(worker, () -> end(item, outcome))));
    }

    private Optional<Outcome> outcome(Worker worker, DueItem item) {
        try {
            return Optional.of(worker.work(item.key()));
        } catch (IOException e) {
            return failed(worker, item, e, PASSING);
        } catch (RuntimeException e) {
            return failed(worker, item, e, TryAgain.helps(e) ? PASSING : FAULT);
        }
    }

    private Optional<Outcome> failed(Worker worker, DueItem item, Exception failure, Backoff backoff) {
        if (stopping) {
            // Its lease runs out by itself; nothing was wrong with it.
            return Optional.empty();
        }
        if (backoff.equals(FAULT)) {
            LOG.errorf(failure, "%s of %s failed (%d)", item.kind(), item.key(), item.attempts());
            meters.counter("afterrun.due.work.faults", "kind", worker.kind()).increment();
        } else {
            LOG.warnf("%s of %s is tried again (%d): %s", item.kind(), item.key(), item.attempts(), failure);
        }
        return Optional.of(new Outcome.Again(backoff.after(item.attempts()), failure.toString()));
    }

    private void end(DueItem item, Outcome outcome) {
        switch (outcome) {
            case Outcome.Done ignored -> dueWork.done(item);
            case Outcome.Again again -> dueWork.postpone(item, again.after(), again.why());
            case Outcome.LaneRests rests -> lanes.rest(item, rests.length(), rests.why());
        }
    }

    /** What the database does not hear of waits for its lease to run out: so it is told until it is back. */
    private void insist(Worker worker, Runnable ending) {
        var leaseEnd = System.nanoTime() + worker.lease().toNanos();
        for (var tries = 1; ; tries++) {
            try {
                ending.run();
                return;
            } catch (RuntimeException e) {
                if (stopping || System.nanoTime() > leaseEnd || !pause(DATABASE.after(tries))) {
                    throw e;
                }
            }
        }
    }

    private static boolean pause(Duration wait) {
        try {
            Thread.sleep(wait);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
