package dev.afterrun.duework;

import dev.afterrun.duework.Worker.Outcome;
import dev.afterrun.eventing.Backoff;
import dev.afterrun.eventing.TryAgain;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Runs every {@link Worker} of the service in loops of its own, from start to shutdown. */
@ApplicationScoped
class WorkerLoops {
    private static final Logger LOG = Logger.getLogger(WorkerLoops.class);
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration STOPPING = Duration.ofSeconds(5);
    private static final Backoff PASSING = new Backoff(Duration.ofMillis(500), Duration.ofMinutes(1));
    private static final Backoff FAULT = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(30));

    private final List<Worker> workers;
    private final DueWork dueWork;
    private final WakeUp wakeUp;
    private final MeterRegistry meters;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    WorkerLoops(@All List<Worker> workers, DueWork dueWork, WakeUp wakeUp, MeterRegistry meters) {
        this.workers = workers;
        this.dueWork = dueWork;
        this.wakeUp = wakeUp;
        this.meters = meters;
    }

    void start(@Observes StartupEvent event) {
        for (var worker : workers) {
            for (var i = 0; i < worker.parallel(); i++) {
                threads.add(Thread.ofVirtual().name(worker.kind() + "-" + i).start(() -> loop(worker)));
            }
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        threads.forEach(Thread::interrupt);
        for (var thread : threads) {
            thread.join(STOPPING);
        }
    }

    private void loop(Worker worker) {
        while (!stopping) {
            try {
                var taken = dueWork.take(worker.kind(), 1, worker.lease());
                if (taken.isEmpty()) {
                    wakeUp.await(worker.kind(), IDLE);
                } else {
                    taken.forEach(item -> work(worker, item));
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!pauseAfter(worker, e)) {
                    return;
                }
            }
        }
    }

    private void work(Worker worker, DueItem item) {
        try {
            switch (worker.work(item.key())) {
                case Outcome.Done ignored -> dueWork.done(item);
                case Outcome.Again again -> dueWork.postpone(item, again.after(), again.why());
            }
        } catch (IOException e) {
            postpone(worker, item, e, PASSING);
        } catch (RuntimeException e) {
            postpone(worker, item, e, TryAgain.helps(e) ? PASSING : FAULT);
        }
    }

    private void postpone(Worker worker, DueItem item, Exception failure, Backoff backoff) {
        if (stopping) {
            // Its lease runs out by itself; nothing was wrong with it.
            return;
        }
        if (backoff.equals(FAULT)) {
            LOG.errorf(failure, "%s of %s failed (%d)", item.kind(), item.key(), item.attempts());
            meters.counter("afterrun.due.work.faults", "kind", worker.kind()).increment();
        } else {
            LOG.warnf("%s of %s is tried again (%d): %s", item.kind(), item.key(), item.attempts(), failure);
        }
        dueWork.postpone(item, backoff.after(item.attempts()), failure.toString());
    }

    private boolean pauseAfter(Worker worker, RuntimeException failure) {
        if (stopping) {
            return false;
        }
        LOG.warnf("%s waits for the database: %s", worker.kind(), failure.getMessage());
        try {
            wakeUp.await(worker.kind(), Duration.ofSeconds(1));
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
