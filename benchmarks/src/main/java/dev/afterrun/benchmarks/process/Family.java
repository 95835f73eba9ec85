package dev.afterrun.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A process and its children, and what they hold as Linux tells it below {@code /proc/PID} (proc(5)). */
public record Family(List<ProcessHandle> members) {
    /** {@code USER_HZ}, which is 100 on each platform that Java has (time(7)). */
    private static final int TICKS_PER_SECOND = 100;

    /** Of the fields behind the name in parentheses: utime, stime, cutime, cstime. */
    private static final int FIRST_TIME = 11;

    private static final int TIMES = 4;

    public static Family of(ProcessHandle process) {
        return new Family(
                Stream.concat(Stream.of(process), process.descendants()).toList());
    }

    /** Files, sockets and whatever else has a descriptor. */
    public long handles() throws IOException {
        var handles = 0L;
        for (var member : members) {
            try (var descriptors = Files.list(directory(member).resolve("fd"))) {
                handles += descriptors.count();
            } catch (NoSuchFileException e) {
                // It has ended since it was listed.
            }
        }
        return handles;
    }

    public long threads() throws IOException {
        var threads = 0L;
        for (var member : members) {
            try (var tasks = Files.list(directory(member).resolve("task"))) {
                threads += tasks.count();
            } catch (NoSuchFileException e) {
                // It has ended since it was listed.
            }
        }
        return threads;
    }

    /** What they have used of a processor, and those of their children that have ended and been waited for. */
    public Duration processorTime() throws IOException {
        var ticks = 0L;
        for (var member : members) {
            try {
                var stat = Files.readString(directory(member).resolve("stat"));
                var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                ticks += Stream.of(fields)
                        .skip(FIRST_TIME)
                        .limit(TIMES)
                        .mapToLong(Long::parseLong)
                        .sum();
            } catch (NoSuchFileException e) {
                // It has ended since it was listed; its parent tells of it.
            }
        }
        return Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND);
    }

    private static Path directory(ProcessHandle process) {
        return Path.of("/proc", Long.toString(process.pid()));
    }
}
