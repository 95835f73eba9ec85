package dev.afterrun.launcher.process;

import dev.afterrun.launcher.directory.DataDirectory;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One program as a child, recorded by pid and start time, its words in {@code logs/NAME.log}.
 *
 * <p>It does not hear Ctrl-C or the terminal's hang-up, which go to all processes of a terminal at once: the launcher
 * ends its children in order.
 */
public final class ChildProcess {
    private static final List<String> DEAF_TO_THE_TERMINAL =
            List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");
    private static final int LINES_SHOWN = 12;

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final ProcessRecords records;
    private final LogFile log;
    private volatile Optional<Process> running = Optional.empty();

    public ChildProcess(String name, List<String> command, Map<String, String> environment, DataDirectory data)
            throws IOException {
        this.name = name;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.records = new ProcessRecords(data);
        this.log = new LogFile(data.directory("logs").resolve(name + ".log"));
    }

    /** Starts it; it need not be ready for anything. */
    public void start() throws IOException {
        log.rotate();
        var line = new ArrayList<>(DEAF_TO_THE_TERMINAL);
        line.addAll(command);
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        running = Optional.of(process);
        records.note(name, process.toHandle());
        log.follow(process.getInputStream());
    }

    /** Asks it to end, waits that long, then forces it. */
    public void stop(Duration patience) throws IOException {
        handle().ifPresent(process -> Ending.of(process, patience));
        records.forget(name);
    }

    /** Ends it without a word, as {@code kill -9} does. */
    public void kill() {
        handle().ifPresent(Ending::forced);
    }

    /** Whether it ends within that time. */
    public boolean awaitEnd(Duration patience) {
        return handle().map(process -> Ending.gone(process, patience)).orElse(true);
    }

    /** What it said last, up to so many lines. */
    public List<String> lastLines(int lines) {
        try {
            return log.tail(lines);
        } catch (IOException e) {
            // It is being put aside at this moment.
            return List.of();
        }
    }

    /** The process, where it runs. */
    public Optional<ProcessHandle> handle() {
        return running.filter(Process::isAlive).map(Process::toHandle);
    }

    /** What to throw when it did not become ready. */
    public PartFailedException failure(String why) throws IOException {
        return new PartFailedException(why + "; its log is " + log.path(), log.tail(LINES_SHOWN));
    }

    /** Why it does not run, in a few words. */
    public String ended() {
        return running.filter(process -> !process.isAlive())
                .map(process -> "it ended with exit code " + process.exitValue())
                .orElse("it does not run");
    }
}
