package dev.afterrun.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Measurements as lines of text. */
public final class Table {
    private static final String ROW = "%-20s %-14s %12s %12s %12s  %-8s %8s%n";

    private Table() {}

    /** One line a measurement, below a head. */
    public static String of(List<Measurement> measurements) {
        var head = ROW.formatted("metric", "subject", "median", "min", "max", "unit", "ratio");
        return measurements.stream().map(Table::row).collect(Collectors.joining("", head, ""));
    }

    private static String row(Measurement measured) {
        return ROW.formatted(
                measured.metric(),
                measured.subject(),
                number(measured.median()),
                number(measured.min()),
                number(measured.max()),
                measured.unit(),
                measured.ratio().isPresent()
                        ? String.format(Locale.ROOT, "%.2f", measured.ratio().getAsDouble())
                        : "");
    }

    private static String number(double value) {
        return String.format(
                Locale.ROOT, Math.abs(value) >= 100 || value == Math.rint(value) ? "%,.0f" : "%.2f", value);
    }
}
