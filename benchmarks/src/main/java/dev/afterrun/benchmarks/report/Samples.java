package dev.afterrun.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What was measured, round by round. */
public final class Samples {
    /** The subject that ratios are of. */
    public static final String OURS = "afterrun";

    private final Map<Series, List<Double>> values = new LinkedHashMap<>();

    /** Takes one round's value. */
    public void add(String subject, String metric, String unit, double value) {
        values.computeIfAbsent(new Series(subject, metric, unit), series -> new ArrayList<>())
                .add(value);
    }

    /** Median, extremes and ratio of each series. */
    public List<Measurement> measurements(String benchmark) {
        return values.entrySet().stream()
                .map(entry -> measurement(benchmark, entry.getKey(), sorted(entry.getValue())))
                .toList();
    }

    private Measurement measurement(String benchmark, Series series, List<Double> sorted) {
        return new Measurement(
                benchmark,
                series.subject(),
                series.metric(),
                series.unit(),
                median(sorted),
                sorted.getFirst(),
                sorted.getLast(),
                ratio(series, median(sorted)));
    }

    private OptionalDouble ratio(Series series, double median) {
        var ours = values.get(new Series(OURS, series.metric(), series.unit()));
        return ours == null || median == 0 ? OptionalDouble.empty() : OptionalDouble.of(median(sorted(ours)) / median);
    }

    private static List<Double> sorted(List<Double> values) {
        return values.stream().sorted().toList();
    }

    private static double median(List<Double> sorted) {
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private record Series(String subject, String metric, String unit) {}
}
