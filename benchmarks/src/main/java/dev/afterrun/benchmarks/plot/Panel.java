package dev.afterrun.benchmarks.plot;

import java.util.List;

/** Lines that share both axes, of which the vertical one begins at zero. */
public record Panel(String title, List<Line> lines) {
    public Panel {
        lines = List.copyOf(lines);
    }

    double highest() {
        return lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(Line.Point::y)
                .max()
                .orElse(1);
    }
}
