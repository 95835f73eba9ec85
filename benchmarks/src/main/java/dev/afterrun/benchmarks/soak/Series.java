package dev.afterrun.benchmarks.soak;

import dev.afterrun.benchmarks.plot.Line.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;

/** One figure over the minutes of a soak. */
final class Series {
    private final String name;
    private final List<Point> all = new ArrayList<>();
    private final List<Point> settled = new ArrayList<>();

    Series(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Of a process that has just started, or a moment when something did not answer: it is drawn and not judged. */
    void addUnsettled(double minute, double value) {
        all.add(new Point(minute, value));
    }

    void add(double minute, double value) {
        addUnsettled(minute, value);
        settled.add(new Point(minute, value));
    }

    List<Point> points() {
        return List.copyOf(all);
    }

    List<Double> settled() {
        return settled.stream().map(Point::y).toList();
    }

    /** The median of what was settled in those minutes. */
    OptionalDouble median(DoublePredicate minutes) {
        var values = settled.stream()
                .filter(point -> minutes.test(point.x()))
                .mapToDouble(Point::y)
                .sorted()
                .toArray();
        return values.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(values[values.length / 2]);
    }
}
