package dev.afterrun.benchmarks.soak;

import dev.afterrun.benchmarks.plot.Line;
import dev.afterrun.benchmarks.plot.Panel;
import dev.afterrun.benchmarks.plot.Plot;
import dev.afterrun.benchmarks.plot.Scale;
import java.util.ArrayList;
import java.util.List;

/** All that was looked at in a soak, over its minutes, with a mark for each kill. */
record SoakPlot(Watch watch, List<Double> kills) {
    private static final int INTERVALS = 6;

    Plot plot(int minutes) {
        var panels = new ArrayList<Panel>();
        for (var figure : Figure.values()) {
            panels.add(new Panel(
                    figure.unit().isEmpty() ? figure.words() : figure.words() + ", " + figure.unit(),
                    watch.of(figure).stream().map(SoakPlot::line).toList()));
        }
        panels.add(new Panel("facts in outboxes", List.of(line(watch.outbox()))));
        panels.add(new Panel("records that no group has taken", List.of(line(watch.lag()))));
        return new Plot(
                "%d jobs a second; a dotted line is a kill".formatted(SoakBenchmark.JOBS_A_SECOND),
                "minutes",
                new Scale(0, last(minutes), Math.max(0.5, minutes / (double) INTERVALS)),
                panels,
                kills);
    }

    /** What was still to be done when the last job had come is on it, too. */
    private double last(int minutes) {
        return watch.lag().points().stream().mapToDouble(Line.Point::x).reduce(minutes, Math::max);
    }

    private static Line line(Series series) {
        return new Line(series.name(), Line.Stroke.SOLID, series.points());
    }
}
