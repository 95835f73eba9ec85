package dev.afterrun.duework;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Runs every {@link Worker} of the service in loops of its own, from start to shutdown. */
@ApplicationScoped
class WorkerLoops {
    private static final Logger LOG = Logger.getLogger(WorkerLoops.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration BETWEEN_RINGS = Duration.ofMillis(100);
    private static final int RINGS_TO_STOP = 10;
    private static final Duration STOPPING = Duration.ofSeconds(5);

    /** For who waits for its bell; what is due rings it within {@link #BETWEEN_LOOKS}. */
    private static final Duration IDLE = Duration.ofMinutes(1);

    private final List<Worker> workers;
    private final WorkCycle cycle;
    private final LookOut lookOut;
    private final WakeUp wakeUp;
    private final DueWorkSettings settings;
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch stop = new CountDownLatch(1);

    WorkerLoops(@All List<Worker> workers, WorkCycle cycle, LookOut lookOut, WakeUp wakeUp, DueWorkSettings settings) {
        this.workers = workers;
        this.cycle = cycle;
        this.lookOut = lookOut;
        this.wakeUp = wakeUp;
        this.settings = settings;
    }

    void start(@Observes StartupEvent event) {
        if (!settings.enabled() || workers.isEmpty()) {
            return;
        }
        for (var worker : workers) {
            for (var i = 0; i < worker.parallel(); i++) {
                threads.add(Thread.ofVirtual().name(worker.kind() + "-" + i).start(() -> loop(worker)));
            }
        }
        threads.add(Thread.ofVirtual().name("look-out").start(this::lookOut));
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stop.countDown();
        // Most are idle and end by themselves; an interrupt would break the connection that another is about to use.
        for (var thread : threads) {
            if (!endsByItself(thread)) {
                threads.forEach(Thread::interrupt);
                thread.join(STOPPING);
            }
        }
    }

    /** Whoever was about to wait when the bell was rung hears it the next time. */
    private boolean endsByItself(Thread thread) throws InterruptedException {
        for (var rings = 0; rings < RINGS_TO_STOP; rings++) {
            kinds().forEach(wakeUp::everybody);
            if (thread.join(BETWEEN_RINGS)) {
                return true;
            }
        }
        return false;
    }

    private void lookOut() {
        var kinds = kinds();
        var pause = Duration.ZERO;
        while (!stops(pause)) {
            try {
                lookOut.look(kinds);
                pause = BETWEEN_LOOKS;
            } catch (RuntimeException e) {
                LOG.warnf("whether work is due is not known: %s", e.getMessage());
                pause = AFTER_FAILURE;
            }
        }
    }

    private void loop(Worker worker) {
        var pause = Duration.ZERO;
        while (!stops(pause)) {
            try {
                if (!turn(worker)) {
                    wakeUp.await(worker.kind(), patience(worker));
                }
                pause = Duration.ZERO;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warnf("%s waits for the database: %s", worker.kind(), e.getMessage());
                pause = AFTER_FAILURE;
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

    private List<String> kinds() {
        return workers.stream().map(Worker::kind).distinct().toList();
    }

    /** Whether the service ends within this pause. */
    private boolean stops(Duration pause) {
        try {
            return stop.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }
}
