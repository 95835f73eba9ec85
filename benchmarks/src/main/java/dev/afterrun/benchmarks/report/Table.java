package dev.afterrun.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Measurements as lines of text. */
public final class Table {
    private static final String NUMBERS = " %12s %12s %12s  %-8s %8s%n";

    private Table() {}

    /** One line a measurement, below a head. */
    public static String of(List<Measurement> measurements) {
        var row = "%-" + widest("metric", measurements, Measurement::metric) + "s  %-"
                + widest("subject", measurements, Measurement::subject) + "s" + NUMBERS;
        var head = row.formatted("metric", "subject", "median", "min", "max", "unit", "ratio");
        return measurements.stream().map(measured -> line(row, measured)).collect(Collectors.joining("", head, ""));
    }

    private static int widest(String head, List<Measurement> measurements, Function<Measurement, String> column) {
        return Stream.concat(Stream.of(head), measurements.stream().map(column))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    private static String line(String row, Measurement measured) {
        return row.formatted(
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
