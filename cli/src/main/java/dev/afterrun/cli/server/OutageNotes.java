package dev.afterrun.cli.server;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Says what is waited for: each reason at once, and again when a minute has passed. A log stays short, however many files and tries meet
 * the same outage, and nobody takes a quiet one for a stuck one.
 */
final class OutageNotes {
    private static final long QUIET = Duration.ofMinutes(1).toNanos();

    private final Consumer<String> notes;
    private final LongSupplier nanos;
    private final Map<String, Long> said = new HashMap<>();
    private final ReentrantLock saying = new ReentrantLock();

    OutageNotes(Consumer<String> notes, LongSupplier nanos) {
        this.notes = notes;
        this.nanos = nanos;
    }

    void say(String reason, String line) {
        saying.lock();
        try {
            var now = nanos.getAsLong();
            var before = said.get(reason);
            if (before == null || now - before >= QUIET) {
                said.put(reason, now);
                notes.accept(line);
            }
        } finally {
            saying.unlock();
        }
    }
}
