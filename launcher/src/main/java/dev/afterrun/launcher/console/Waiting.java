package dev.afterrun.launcher.console;

import dev.afterrun.cli.console.Console;
import java.time.Duration;
import java.util.function.Supplier;

/** Shows that something takes its time: one line drawn over on a terminal, in a log a line for each change. */
public final class Waiting implements AutoCloseable {
    private static final Duration ON_TERMINAL = Duration.ofMillis(150);
    private static final Duration IN_LOG = Duration.ofSeconds(1);

    /** A log shows that the wait goes on, and stays readable. */
    private static final long SILENT_SECONDS = 5;

    private static final String CLEAR = "\r\u001b[2K";
    private static final int WIDTH = 110;

    private final Console console;
    private final Supplier<String> sentence;
    private final long begin = System.nanoTime();
    private final Thread ticker;
    private boolean closed;
    private String logged = "";
    private long loggedAt;

    private Waiting(Console console, Supplier<String> sentence) {
        this.console = console;
        this.sentence = sentence;
        this.ticker = Thread.ofPlatform().daemon().name("waiting").unstarted(this::tick);
    }

    /** Shows what the sentence says at each moment, with the seconds since now, until it is closed. */
    public static Waiting show(Console console, Supplier<String> sentence) {
        var waiting = new Waiting(console, sentence);
        waiting.ticker.start();
        return waiting;
    }

    /** A line that stays, between those that go. */
    public synchronized void print(String line) {
        clear();
        console.err().println(line);
    }

    @Override
    public synchronized void close() {
        closed = true;
        ticker.interrupt();
        clear();
        console.err().flush();
    }

    private void tick() {
        try {
            while (draw()) {
                Thread.sleep(console.terminal() ? ON_TERMINAL : IN_LOG);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean draw() {
        if (closed) {
            return false;
        }
        var seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
        var words = sentence.get();
        var line = "%3d s  %s".formatted(seconds, words);
        if (console.terminal()) {
            console.err().print(CLEAR + (line.length() > WIDTH ? line.substring(0, WIDTH - 1) + "…" : line));
            console.err().flush();
        } else if (!words.equals(logged) || seconds - loggedAt >= SILENT_SECONDS) {
            logged = words;
            loggedAt = seconds;
            console.err().println(line);
        }
        return true;
    }

    private void clear() {
        if (console.terminal()) {
            console.err().print(CLEAR);
        }
    }
}
