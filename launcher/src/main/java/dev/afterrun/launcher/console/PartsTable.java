package dev.afterrun.launcher.console;

import dev.afterrun.cli.console.Table;
import dev.afterrun.launcher.stack.PartState;
import dev.afterrun.launcher.stack.PartStatus;
import java.util.ArrayList;
import java.util.List;

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

    /** The same in one line: those that are not ready yet. */
    public static String inOneLine(List<PartStatus> parts) {
        var pending = parts.stream()
                .filter(part -> !(part.state() instanceof PartState.Ready))
                .map(part -> part.name() + " " + part.inWords())
                .toList();
        return (parts.size() - pending.size()) + " of " + parts.size() + " ready; " + String.join("; ", pending);
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
