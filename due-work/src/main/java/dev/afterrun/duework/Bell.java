package dev.afterrun.duework;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes those who wait for it, one a ring; rung while nobody waits, it wakes who comes next, once. */
final class Bell {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private int waiting;
    private int unheard;

    /** Wakes one. */
    void ring() {
        ring(1);
    }

    /** Wakes all. */
    void ringForAll() {
        ring(Integer.MAX_VALUE);
    }

    /** Waits until it is rung, at most {@code patience}. */
    void await(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        waiting++;
        try {
            for (var left = patience.toNanos(); unheard == 0 && left > 0; ) {
                left = rung.awaitNanos(left);
            }
            unheard = Math.max(0, unheard - 1);
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    private void ring(int times) {
        lock.lock();
        try {
            // More often than there are who could hear it says no more.
            unheard = (int) Math.min((long) unheard + times, Math.max(1, waiting));
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
