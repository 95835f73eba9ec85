package dev.afterrun.launcher.postgres;

import dev.afterrun.launcher.process.LogFile;
import dev.afterrun.launcher.process.PartFailedException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The server's processes, through its own programs {@code initdb} and {@code pg_ctl}. */
final class Postmaster {
    private static final int LINES_SHOWN = 12;

    // What PostgreSQL logs when processes of a killed server still run; it refuses to start beside them.
    private static final String STILL_IN_USE = "pre-existing shared memory block";
    private static final Duration LEFT_BEHIND = Duration.ofMinutes(1);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private final PostgresBinaries binaries;
    private final Path cluster;
    private final LogFile log;

    Postmaster(PostgresBinaries binaries, Path cluster, LogFile log) {
        this.binaries = binaries;
        this.cluster = cluster;
        this.log = log;
    }

    boolean initialised() {
        return Files.exists(cluster.resolve("PG_VERSION"));
    }

    void initialise(String superuser, Path passwordFile) throws IOException {
        run(
                "initdb",
                "-D",
                cluster.toString(),
                "-U",
                superuser,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                // The system writes it out soon by itself; nothing is in it yet.
                "--no-sync",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C");
    }

    /**
     * Returns once it takes connections. The connections of a server that was killed outlive it until their statement
     * is done; they are waited for, up to a minute.
     */
    void start(List<String> settings) throws IOException {
        var deadline = System.nanoTime() + LEFT_BEHIND.toNanos();
        while (!started(settings, deadline)) {
            pause();
        }
    }

    private boolean started(List<String> settings, long deadline) throws IOException {
        try {
            startOnce(settings);
            return true;
        } catch (PartFailedException e) {
            var heldByKilled = e.lastLines().stream().anyMatch(line -> line.contains(STILL_IN_USE));
            if (!heldByKilled || System.nanoTime() - deadline > 0) {
                throw e;
            }
            log.empty();
            return false;
        }
    }

    private void startOnce(List<String> settings) throws IOException {
        var options = new StringBuilder();
        settings.forEach(setting -> options.append(" -c ").append(setting));
        run(
                "pg_ctl",
                "start",
                "-w",
                "-t",
                "120",
                "-D",
                cluster.toString(),
                "-l",
                log.path().toString(),
                "-o",
                options.toString());
    }

    /** How a shutdown treats connections: {@code fast} ends them in order, {@code immediate} recovers at next start. */
    void stop(String mode, long seconds) throws IOException {
        run("pg_ctl", "stop", "-w", "-m", mode, "-t", Long.toString(Math.max(1, seconds)), "-D", cluster.toString());
    }

    /** The server's first process, where it runs; also one that was left behind. */
    Optional<ProcessHandle> process() throws IOException {
        return PidFile.of(cluster).flatMap(PidFile::server);
    }

    /** Takes away the note of a server that is gone when its pid is another program's by now: it would not start. */
    void dropStalePid() throws IOException {
        if (PidFile.of(cluster).filter(PidFile::ofAnotherProgram).isPresent()) {
            Files.delete(cluster.resolve(PidFile.NAME));
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(BETWEEN_TRIES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("stopped during pg_ctl").initCause(e);
        }
    }

    private void run(String program, String... arguments) throws IOException {
        var command = new ArrayList<>(NotAsRoot.prefix());
        command.add(binaries.program(program).toString());
        command.addAll(List.of(arguments));
        // A file, not a pipe: the server inherits it and would hold a pipe open.
        var said = Files.createTempFile(cluster.getParent(), program, ".out");
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            if (process.waitFor() != 0) {
                throw failure(program, Files.readString(said, StandardCharsets.UTF_8));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("stopped during " + program).initCause(e);
        } finally {
            Files.deleteIfExists(said);
        }
    }

    private PartFailedException failure(String program, String said) throws IOException {
        var lines = new ArrayList<>(said.lines().toList());
        lines.addAll(log.tail(LINES_SHOWN));
        return new PartFailedException(program + " of PostgreSQL failed; its log is " + log.path(), lines);
    }
}
