package dev.afterrun.benchmarks.scaling;

import dev.afterrun.benchmarks.plot.Line;
import dev.afterrun.benchmarks.plot.Panel;
import dev.afterrun.benchmarks.plot.Plot;
import dev.afterrun.benchmarks.plot.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What one service did, by the number of its replicas, round by round. */
final class Curve {
    private final Scaled scaled;
    private final List<List<Double>> rates = Stream.generate(() -> (List<Double>) new ArrayList<Double>())
            .limit(Ground.MOST)
            .toList();
    private String last = "";

    Curve(Scaled scaled) {
        this.scaled = scaled;
    }

    Scaled scaled() {
        return scaled;
    }

    void add(int replicas, double rate) {
        rates(replicas).add(rate);
        last = String.format(Locale.ROOT, "%s, replicas: %d: %.1f", scaled.what(), replicas, rate);
    }

    /** A sentence about what was added. */
    String last() {
        return last;
    }

    List<Double> rates(int replicas) {
        return rates.get(replicas - 1);
    }

    /** How many times as much as one replica did in the same round. */
    List<Double> shares(int replicas) {
        return IntStream.range(0, rates(replicas).size())
                .mapToObj(round -> rates(replicas).get(round) / rates(1).get(round))
                .toList();
    }

    static Plot plot(List<Curve> curves) {
        var lines = curves.stream()
                .flatMap(curve -> Stream.of(curve.measured(), curve.linear()))
                .toList();
        return new Plot(
                "Done a second by 1, 2 and 3 replicas; dashed: as many times as one does",
                "replicas",
                new Scale(1, Ground.MOST, 1),
                List.of(new Panel("Each request to the forge and to the store takes 300 ms", lines)),
                List.of());
    }

    private Line measured() {
        return new Line(scaled.what(), Line.Stroke.DOTTED, points(this::mean));
    }

    private Line linear() {
        return new Line(scaled.what(), Line.Stroke.DASHED, points(replicas -> replicas * mean(1)));
    }

    private static List<Line.Point> points(IntToDoubleFunction of) {
        return IntStream.rangeClosed(1, Ground.MOST)
                .mapToObj(replicas -> new Line.Point(replicas, of.applyAsDouble(replicas)))
                .toList();
    }

    private double mean(int replicas) {
        return rates(replicas).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
    }
}
