package dev.afterrun.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A process and its children, and what they hold as Linux tells it below {@code /proc/PID} (proc(5)). */
public record Family(List<ProcessHandle> members) {

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

    private static Path directory(ProcessHandle process) {
        return Path.of("/proc", Long.toString(process.pid()));
    }
}
