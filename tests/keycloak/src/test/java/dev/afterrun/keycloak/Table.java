package dev.afterrun.keycloak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** The documented table of who may do what. */
record Table(List<String> columns, List<Row> rows) {
    private static final Pattern ENDPOINT = Pattern.compile("(\\w+) `(\\w+) ([^`]+)`");

    /**
     * One endpoint.
     *
     * @param address with the names of its parts in braces
     */
    record Row(String service, String method, String address, String action, List<String> cells) {
        /** Whether it looks who calls and refuses some. What is read, everybody reads here: the forge is a local one, which keeps nothing private. */
        boolean asks() {
            return !action.equals("open") && !action.equals("restores") && !action.equals("reads");
        }

        /** Where it is of {@code repository}. */
        String addressOf(String repository) {
            var names = repository.split("/", 2);
            return address.replace("{owner}", names[0])
                    .replace("{repo}", names[1])
                    .replace("{session}", UUID.randomUUID().toString())
                    .replace("{sha256}", "a".repeat(64))
                    .replaceAll("\\{(?:id|number)}", "7")
                    .replaceAll("\\{[a-z]+}", "x");
        }

        @Override
        public String toString() {
            return service + " " + method + " " + address;
        }
    }

    static Table of(Path root) throws IOException {
        var lines = Files.readAllLines(root.resolve("docs/reference/permissions.md")).stream()
                .filter(line -> line.startsWith("|"))
                .map(Table::cells)
                .toList();
        return new Table(
                lines.getFirst(), lines.stream().skip(2).map(Table::row).toList());
    }

    /** What the table says to the one of that column: {@code yes}, or the status that they get. */
    String cell(Row row, String column) {
        var at = columns.indexOf(column);
        if (at < 0) {
            throw new IllegalArgumentException("the table has no column '" + column + "'");
        }
        return row.cells().get(at);
    }

    private static Row row(List<String> cells) {
        var endpoint = ENDPOINT.matcher(cells.getFirst());
        if (!endpoint.matches()) {
            throw new IllegalArgumentException(cells.getFirst() + " is no endpoint");
        }
        return new Row(endpoint.group(1), endpoint.group(2), endpoint.group(3), cells.get(1), cells);
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                .map(String::strip)
                .toList();
    }
}
