package dev.afterrun.cli.notify.comment;

import dev.afterrun.cli.server.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/** Several workers on one clock that jumps to whoever is next: one runs at a time, so each run is the same again. */
final class VirtualTime implements Pause {
    private final PriorityQueue<Sleeper> sleepers =
            new PriorityQueue<>(Comparator.comparingLong(Sleeper::until).thenComparingLong(Sleeper::order));
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private long now;
    private long order;

    private record Sleeper(long until, long order, Semaphore turn) {}

    /** Runs all of them to their ends; each begins at once. */
    void run(List<Runnable> workers) {
        var done = new Semaphore(0);
        for (var worker : workers) {
            var turn = sleeper(0);
            Thread.ofVirtual().start(() -> {
                turn.acquireUninterruptibly();
                try {
                    worker.run();
                } catch (Throwable e) {
                    failure.compareAndSet(null, e);
                } finally {
                    next(done);
                }
            });
        }
        next(done);
        done.acquireUninterruptibly();
        if (failure.get() != null) {
            throw new AssertionError("a worker failed", failure.get());
        }
    }

    /** Lets so much time pass for the worker that calls; others act meanwhile. */
    void pass(Duration time) {
        var turn = sleeper(time.toMillis());
        next(turn);
        turn.acquireUninterruptibly();
    }

    @Override
    public void last(Duration time) {
        pass(time);
    }

    @Override
    public synchronized long nanos() {
        return now * 1_000_000;
    }

    /** The time by this clock. */
    synchronized Instant instant() {
        return Instant.ofEpochMilli(now);
    }

    private synchronized Semaphore sleeper(long millis) {
        var turn = new Semaphore(0);
        sleepers.add(new Sleeper(now + millis, order++, turn));
        return turn;
    }

    /** Wakes whoever is next; {@code otherwise} where nobody sleeps. */
    private synchronized void next(Semaphore otherwise) {
        var next = sleepers.poll();
        if (next == null) {
            otherwise.release();
        } else {
            now = Math.max(now, next.until());
            next.turn().release();
        }
    }
}
