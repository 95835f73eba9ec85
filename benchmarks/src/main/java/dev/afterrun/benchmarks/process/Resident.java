package dev.afterrun.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Resident memory as Linux tells it in {@code /proc/PID/smaps_rollup} (proc(5)): of a process alone its RSS; of one with
 * children the sum of their proportional shares (PSS), since what they share would count once for each of them.
 */
public final class Resident {
    private static final double BYTES_PER_KILOBYTE_OF_PROC = 1024;
    private static final double MEGABYTE = 1e6;

    private Resident() {}

    /** Whether this system does. */
    public static boolean isTold() {
        return Files.isReadable(Path.of("/proc/self/smaps_rollup"));
    }

    /** Megabytes (10^6 bytes) of a process and its children. */
    public static double of(ProcessHandle process) throws IOException {
        var family = Stream.concat(Stream.of(process), process.descendants()).toList();
        var field = family.size() == 1 ? "Rss:" : "Pss:";
        var kilobytes = 0L;
        for (var member : family) {
            kilobytes += kilobytes(member.pid(), field);
        }
        return kilobytes * BYTES_PER_KILOBYTE_OF_PROC / MEGABYTE;
    }

    private static long kilobytes(long pid, String field) throws IOException {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (NoSuchFileException e) {
            // It has ended since it was listed.
            return 0;
        }
    }
}
