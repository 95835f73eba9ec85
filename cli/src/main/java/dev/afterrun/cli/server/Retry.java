package dev.afterrun.cli.server;

import dev.afterrun.cli.console.Console;
import dev.afterrun.cli.options.Amount;
import dev.afterrun.cli.options.Setting;
import dev.afterrun.cli.options.Settings;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.function.Consumer;

/** How long outages are waited out, and who hears of it. */
public final class Retry {
    /** Longer than a failover of a database and than a rolling update. */
    private static final Duration OF_JOBS = Duration.ofMinutes(5);

    /** A person who waits sees why, and knows better than a job whether to go on. */
    private static final Duration OF_PEOPLE = Duration.ofSeconds(30);

    private final Duration patience;
    private final Pause pause;
    private final OutageNotes notes;

    /**
     * @param patience from the first of the tries that fail one after the other; with 0, nothing is tried again
     * @param notes hears of what is waited for
     */
    public Retry(Duration patience, Pause pause, Consumer<String> notes) {
        this.patience = patience;
        this.pause = pause;
        this.notes = new OutageNotes(notes, pause::nanos);
    }

    /** As {@code settings} have it; where they say nothing, a job waits for longer than a person at a terminal. */
    public static Retry of(Settings settings, Pause pause, Console console) {
        var patience =
                settings.find(Setting.RETRY_FOR).map(Amount::time).orElse(console.terminal() ? OF_PEOPLE : OF_JOBS);
        return new Retry(patience, pause, console::note);
    }

    /** Nothing is tried again. */
    public static Retry none() {
        return new Retry(Duration.ZERO, Pause.SLEEP, note -> {});
    }

    /** The tries of one more thing. */
    public Tries tries() {
        return new Tries(this);
    }

    /** Says {@code line}, unless something was said because of this {@code reason} a moment ago. */
    public void say(String reason, String line) {
        notes.say(reason, line);
    }

    /** Returns when {@code time} has passed. */
    public void rest(Duration time) throws InterruptedIOException {
        try {
            pause.last(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting");
        }
    }

    Duration patience() {
        return patience;
    }

    Duration now() {
        return Duration.ofNanos(pause.nanos());
    }
}
