package dev.afterrun.launcher.process;

import java.io.IOException;
import java.util.List;

/** A part did not become ready; the sentence says why, and the last lines of its log come with it. */
public final class PartFailedException extends IOException {
    private final transient List<String> lastLines;

    public PartFailedException(String why, List<String> lastLines) {
        super(why);
        this.lastLines = List.copyOf(lastLines);
    }

    /** What it said last. */
    public List<String> lastLines() {
        return lastLines;
    }
}
