package dev.afterrun.launcher.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What tells one process from every other: its pid, which is used again one day, and when it started.
 *
 * @param started to the millisecond, as the operating system tells it
 */
public record ProcessRecord(long pid, Instant started) {
    // The system derives the start from its boot time, which it tells to the second and corrects with its clock.
    private static final Duration CLOCK_STEP = Duration.ofSeconds(2);

    /** The record of a process that runs; empty where it has ended or the system hides its start. */
    public static Optional<ProcessRecord> of(ProcessHandle process) {
        return process.info().startInstant().map(started -> new ProcessRecord(process.pid(), started));
    }

    /** The process, where it still runs; never another one that got its pid. */
    public Optional<ProcessHandle> running() {
        return ProcessHandle.of(pid).filter(ProcessRecord::runs).filter(this::startedThen);
    }

    /** Whether it runs a program; what has ended and waits for its parent to take note does not. */
    public static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    String line() {
        return pid + " " + started.toEpochMilli();
    }

    static Optional<ProcessRecord> parse(String line) {
        var parts = line.strip().split(" ", -1);
        try {
            return Optional.of(
                    new ProcessRecord(Long.parseLong(parts[0]), Instant.ofEpochMilli(Long.parseLong(parts[1]))));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            // Cut off by the crash that left it behind.
            return Optional.empty();
        }
    }

    private boolean startedThen(ProcessHandle process) {
        return process.info()
                .startInstant()
                .filter(start -> Duration.between(started, start).abs().compareTo(CLOCK_STEP) <= 0)
                .isPresent();
    }
}
