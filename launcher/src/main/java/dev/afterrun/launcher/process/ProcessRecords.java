package dev.afterrun.launcher.process;

import dev.afterrun.launcher.directory.DataDirectory;
import dev.afterrun.launcher.directory.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The children that were started and not seen to end, kept so that the next launcher can end what this one left. */
public final class ProcessRecords {
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private final Path directory;

    public ProcessRecords(DataDirectory data) throws IOException {
        this.directory = data.directory("processes");
    }

    /** Notes that the process is the part of that name. */
    public void note(String name, ProcessHandle process) throws IOException {
        var entry = ProcessRecord.of(process);
        if (entry.isPresent()) {
            OwnerOnly.write(directory.resolve(name), entry.get().line());
        }
    }

    /** Strikes out the part of that name. */
    public void forget(String name) throws IOException {
        Files.deleteIfExists(directory.resolve(name));
    }

    /**
     * Ends every noted process that still runs, all at once, and tells which. A process with another start time is
     * spared.
     */
    public List<String> endLeftOver() throws IOException {
        var ended = new ConcurrentLinkedQueue<String>();
        var threads = names().stream()
                .map(name -> Thread.ofPlatform().start(() -> endIfRunning(name).ifPresent(ended::add)))
                .toList();
        for (var thread : threads) {
            join(thread);
        }
        for (var name : names()) {
            forget(name);
        }
        return ended.stream().sorted().toList();
    }

    private Optional<String> endIfRunning(String name) {
        var process = find(name).flatMap(ProcessRecord::running);
        process.ifPresent(running -> Ending.of(running, PATIENCE));
        return process.map(running -> name + " (pid " + running.pid() + ")");
    }

    private Optional<ProcessRecord> find(String name) {
        try {
            return ProcessRecord.parse(Files.readString(directory.resolve(name)));
        } catch (IOException e) {
            // Nobody but us writes here; what cannot be read names nothing that could be ended.
            return Optional.empty();
        }
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".tmp"))
                    .sorted()
                    .toList();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
