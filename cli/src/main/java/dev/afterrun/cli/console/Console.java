package dev.afterrun.cli.console;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/**
 * Where a command writes to.
 *
 * @param out results, for people and for the next program in a pipe
 * @param err progress, warnings and failures
 * @param terminal whether a person watches {@code err}, so that a line may be drawn over
 */
public record Console(PrintStream out, PrintStream err, boolean terminal) {

    /** The process's own streams. */
    public static Console ofProcess(Map<String, String> environment) {
        return new Console(System.out, System.err, isTerminal() && !isLog(environment));
    }

    /** One result. */
    public void print(String line) {
        out.println(line);
    }

    /** One thing to know on the way. */
    public void note(String line) {
        // A terminal may show a progress bar just there: back to the line's begin, and erase it (ECMA-48).
        err.println(terminal ? "\r\u001b[K" + line : line);
    }

    /** One thing to know that stops nothing. */
    public void warn(String line) {
        note("afterrun: warning: " + line);
    }

    /** Progress fit for who watches. */
    public Progress progress() {
        return terminal ? new ProgressBar(err) : new ProgressLines(err);
    }

    @SuppressWarnings("SystemConsoleNull") // What is null before Java 22 is asked for its terminal since.
    private static boolean isTerminal() {
        var console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException | SecurityException e) {
            return true;
        }
    }

    private static boolean isLog(Map<String, String> environment) {
        var ci = environment.getOrDefault("CI", "");
        return environment.getOrDefault("TERM", "").equals("dumb")
                || !(ci.isEmpty() || ci.toLowerCase(Locale.ROOT).equals("false"));
    }
}
