package dev.afterrun.launcher;

import dev.afterrun.cli.console.Console;
import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.launcher.console.BackgroundLog;
import dev.afterrun.launcher.console.PartsTable;
import dev.afterrun.launcher.console.Waiting;
import dev.afterrun.launcher.directory.DataDirectory;
import dev.afterrun.launcher.stack.Stack;
import dev.afterrun.launcher.stack.StackSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A stack that people watch: it tells what it does, and however this process is asked to end, it ends in order. */
final class RunningStack implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(RunningStack.class.getName());

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Console console;
    private final DataDirectory data;
    private final Stack stack;

    private RunningStack(Console console, DataDirectory data, Stack stack) {
        this.console = console;
        this.data = data;
        this.stack = stack;
    }

    /** Starts all parts and prints the table, whether they became ready or not. */
    static RunningStack start(StackSettings settings, Path directory, Console console) throws IOException {
        var data = DataDirectory.open(directory);
        BackgroundLog.into(data.directory("logs"));
        var stack = assembled(settings, data, console);
        stack.notices().forEach(console.err()::println);
        var running = new RunningStack(console, data, stack);
        // SIGTERM, Ctrl-C and the terminal's end come here, and so does an exit from elsewhere.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(running::end));
        running.startParts();
        return running;
    }

    DataDirectory data() {
        return data;
    }

    Stack stack() {
        return stack;
    }

    /** Until this process is told to end. */
    void stay() {
        stack.supervise();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        stack.close();
        data.close();
    }

    private static void endAnyway() {
        try {
            Thread.sleep(PATIENCE);
            Runtime.getRuntime().halt(ExitCode.FAULT.number());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Stack assembled(StackSettings settings, DataDirectory data, Console console) throws IOException {
        try (var _ = Waiting.show(console, () -> "looking for what is left of an earlier start")) {
            return Stack.assemble(settings, data, console.err()::println);
        } catch (IOException | RuntimeException e) {
            data.close();
            throw e;
        }
    }

    private void startParts() throws IOException {
        try (var _ = Waiting.show(console, () -> PartsTable.inOneLine(stack.statuses()))) {
            stack.start();
        }
        PartsTable.lines(stack.statuses()).forEach(console::print);
    }

    private void end() {
        // Whatever hangs: who asked for the end gets it, and the next start finds what is left.
        Thread.ofPlatform().daemon().start(RunningStack::endAnyway);
        try {
            close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "not everything was stopped in order", e);
        }
    }
}
