package dev.afterrun.duework;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
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

    private final List<Worker> workers;
    private final WorkCycle cycle;
    private final WakeUp wakeUp;
    private final DueWorkSettings settings;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    WorkerLoops(@All List<Worker> workers, WorkCycle cycle, WakeUp wakeUp, DueWorkSettings settings) {
        this.workers = workers;
        this.cycle = cycle;
        this.wakeUp = wakeUp;
        this.settings = settings;
    }

    void start(@Observes StartupEvent event) {
        if (!settings.enabled()) {
            return;
        }
        for (var worker : workers) {
            for (var i = 0; i < worker.parallel(); i++) {
                threads.add(Thread.ofVirtual().name(worker.kind() + "-" + i).start(() -> loop(worker)));
            }
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        // Most are idle and end by themselves; an interrupt would break the connection that another is about to use.
        for (var thread : threads) {
            if (!thread.join(IDLE.plus(IDLE))) {
                threads.forEach(Thread::interrupt);
                thread.join(STOPPING);
            }
        }
    }

    private void loop(Worker worker) {
        while (!stopping) {
            try {
                if (!turn(worker)) {
                    wakeUp.await(worker.kind(), patience(worker));
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

    /** Does the next piece, if there is one and the worker need not rest; whether to look for another at once. */
    boolean turn(Worker worker) {
        return !worker.rest().isPositive() && cycle.next(worker);
    }

    private static Duration patience(Worker worker) {
        var rest = worker.rest();
        return rest.isPositive() && rest.compareTo(IDLE) < 0 ? rest : IDLE;
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
