package dev.afterrun.benchmarks.plot;

import java.util.List;

/** Points that are joined; lines of one name have one colour in all panels of a plot. */
public record Line(String name, Stroke stroke, List<Point> points) {
    public Line {
        points = List.copyOf(points);
    }

    /** How points are joined. */
    public enum Stroke {
        SOLID,
        /** Each point is marked, too. */
        DOTTED,
        /** What would be, beside what was measured. */
        DASHED
    }

    /** One of them. */
    public record Point(double x, double y) {}
}
