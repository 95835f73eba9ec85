package dev.afterrun.launcher.postgres;

import dev.afterrun.launcher.process.ProcessRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a server notes of itself in {@code postmaster.pid}: its pid on the first line, on the third when it started.
 *
 * @param started to the second
 */
record PidFile(long pid, Instant started) {
    static final String NAME = "postmaster.pid";

    // The server reads the clock a while after its process began.
    private static final Duration SLACK = Duration.ofSeconds(10);

    static Optional<PidFile> of(Path cluster) throws IOException {
        var file = cluster.resolve(NAME);
        var lines = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
        // The server writes the file before it is whole.
        return lines.size() < 3
                ? Optional.empty()
                : Optional.of(new PidFile(number(lines.get(0)), Instant.ofEpochSecond(number(lines.get(2)))));
    }

    /** The process, where it still runs and is that server. */
    Optional<ProcessHandle> server() {
        return alive().filter(this::startedThen).filter(process -> !runsAnotherProgram(process));
    }

    /** Whether the pid belongs to something that is no PostgreSQL. */
    boolean ofAnotherProgram() {
        return alive().filter(PidFile::runsAnotherProgram).isPresent();
    }

    private Optional<ProcessHandle> alive() {
        return ProcessHandle.of(pid).filter(ProcessRecord::runs);
    }

    private boolean startedThen(ProcessHandle process) {
        return process.info()
                .startInstant()
                .filter(start -> Duration.between(started, start).abs().compareTo(SLACK) <= 0)
                .isPresent();
    }

    private static boolean runsAnotherProgram(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> !Path.of(command).endsWith("postgres"))
                .isPresent();
    }

    private static long number(String line) {
        return Long.parseLong(line.strip());
    }
}
