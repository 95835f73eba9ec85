package dev.afterrun.cli.console;

import java.util.ArrayList;
import java.util.List;

/** Rows in columns as wide as their widest cell. */
public final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    /** A table with these column names. */
    public Table(String... heads) {
        rows.add(List.of(heads));
    }

    /** Adds one row, with a cell for each column. */
    public void row(String... cells) {
        rows.add(List.of(cells));
    }

    /** Each row as a line; two spaces between columns, none at the end. */
    public List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(List<String> row) {
        var line = new StringBuilder();
        for (var column = 0; column < row.size(); column++) {
            line.append(row.get(column));
            line.append(" ".repeat(width(column) - length(row.get(column)) + 2));
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0);
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
