package dev.afterrun.benchmarks.plot;

import java.util.List;
import java.util.stream.Stream;

/**
 * Panels one below the other over one horizontal axis.
 *
 * @param horizontal what the axis below all of them is of
 * @param marks where on it something happened, a thin line through all panels each
 */
public record Plot(String title, String horizontal, Scale across, List<Panel> panels, List<Double> marks) {
    public Plot {
        panels = List.copyOf(panels);
        marks = List.copyOf(marks);
    }

    /** The names of its lines, in the order of their colours. */
    List<String> names() {
        return panels.stream()
                .flatMap(panel -> panel.lines().stream())
                .map(Line::name)
                .distinct()
                .toList();
    }

    /** As text of an SVG file. */
    public String svg() {
        return new Svg(this).text();
    }

    /** What all of its points are, for those who do not see them. */
    String description() {
        return Stream.concat(Stream.of(title), panels.stream().map(Panel::title))
                .reduce((one, other) -> one + "; " + other)
                .orElse(title);
    }
}
