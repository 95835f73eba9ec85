package dev.afterrun.launcher.console;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Where this process's own log goes: the broker and libraries log a lot, and none of it belongs on the terminal. */
public final class BackgroundLog {
    private static final int BOUND = 8 * 1024 * 1024;

    private BackgroundLog() {}

    /** From now on, all that is logged in this process is in {@code directory/broker.log}, {@code .1} before that. */
    public static void into(Path directory) throws IOException {
        LogManager.getLogManager().reset();
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tF %1$tT.%1$tL %4$s %3$s: %5$s%6$s%n");
        var handler = new FileHandler(directory.resolve("broker.log").toString(), BOUND, 1, true);
        handler.setFormatter(new SimpleFormatter());
        var root = Logger.getLogger("");
        root.addHandler(handler);
        root.setLevel(Level.INFO);
    }
}
