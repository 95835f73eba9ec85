package dev.afterrun.launcher.console;

import dev.afterrun.cli.console.Table;
import dev.afterrun.launcher.stack.PartState;
import dev.afterrun.launcher.stack.PartStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Each part, its address, ready or why not. */
public final class PartsTable {
    private PartsTable() {}

    /** The table's lines; below it what those that failed said last. */
    public static List<String> lines(List<PartStatus> parts) {
        var table = new Table("PART", "ADDRESS", "STATE");
        parts.forEach(part -> table.row(part.name(), part.address(), part.inWords()));
        var lines = new ArrayList<>(table.lines());
        parts.forEach(part -> lines.addAll(lastWords(part)));
        return lines;
    }

    /** The same in one line: what is on its way, and what comes after that. */
    public static String inOneLine(List<PartStatus> parts) {
        var starting = parts.stream()
                .filter(part -> part.state() instanceof PartState.Starting)
                .map(PartStatus::name)
                .collect(Collectors.joining(", "));
        var later = parts.stream()
                .filter(part -> part.state() instanceof PartState.Waiting)
                .map(PartStatus::name)
                .collect(Collectors.joining(", "));
        var ready = parts.stream()
                .filter(part -> part.state() instanceof PartState.Ready)
                .count();
        return ready + " of " + parts.size() + " ready"
                + (starting.isEmpty() ? "" : "; starting " + starting)
                + (later.isEmpty() ? "" : "; after that " + later);
    }

    private static List<String> lastWords(PartStatus part) {
        if (!(part.state() instanceof PartState.Failed(var why, var said)) || said.isEmpty()) {
            return List.of();
        }
        var lines = new ArrayList<>(List.of("", "the last lines of " + part.name() + ":"));
        said.forEach(line -> lines.add("  " + line));
        return lines;
    }
}
