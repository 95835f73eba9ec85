package dev.afterrun.benchmarks.process;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * What a command took.
 *
 * @param seconds until the last of its processes had ended
 * @param megabytes the peaks of its processes' resident memory together; 0 where the system does not tell
 */
public record Took(double seconds, double megabytes) {
    private static final int MILLIS_BETWEEN = 20;

    /** Waits for processes of which each reads what the one before it writes; {@code begun} is {@link System#nanoTime}'s. */
    public static Took untilTheEnd(List<Process> processes, long begun) throws InterruptedException {
        var peaks = new double[processes.size()];
        do {
            for (var number = 0; number < peaks.length; number++) {
                peaks[number] = Math.max(peaks[number], peak(processes.get(number)));
            }
        } while (!processes.getLast().waitFor(MILLIS_BETWEEN, TimeUnit.MILLISECONDS));
        for (var process : processes) {
            process.waitFor();
        }
        var seconds = (System.nanoTime() - begun) / 1e9;
        return new Took(
                seconds,
                IntStream.range(0, peaks.length)
                        .mapToDouble(number -> peaks[number])
                        .sum());
    }

    /** The system keeps it as long as the process runs, so that at most the last moments are missed. */
    private static double peak(Process process) {
        try {
            return new PeakMemory(process.toHandle()).peak();
        } catch (IOException e) {
            return 0;
        }
    }
}
