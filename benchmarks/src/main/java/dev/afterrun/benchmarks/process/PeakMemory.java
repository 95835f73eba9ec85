package dev.afterrun.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Resident memory of a process as Linux keeps it in {@code /proc/PID/status} (proc(5)). */
public record PeakMemory(ProcessHandle process) {
    private static final double MEGABYTE = 1e6;
    private static final String FORGET_PEAK = "5";

    /** Megabytes (10^6 bytes) now. */
    public double now() throws IOException {
        return megabytes("VmRSS:");
    }

    /** The most megabytes since the last {@link #forget}. */
    public double peak() throws IOException {
        return megabytes("VmHWM:");
    }

    /** From here on another most is looked for. */
    public void forget() throws IOException {
        Files.writeString(directory().resolve("clear_refs"), FORGET_PEAK);
    }

    private double megabytes(String field) throws IOException {
        try (var lines = Files.lines(directory().resolve("status"))) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024 / MEGABYTE)
                    .sum();
        }
    }

    private Path directory() {
        return Path.of("/proc", Long.toString(process.pid()));
    }
}
