package dev.afterrun.benchmarks.plot;

import dev.afterrun.benchmarks.plot.Line.Point;
import java.util.Locale;
import java.util.stream.Collectors;

/** Draws one plot. Colours come from a style sheet within, which follows the reader's preference. */
final class Svg {
    private static final int WIDTH = 760;
    private static final int LEFT = 64;
    private static final int RIGHT = 20;
    private static final int TITLE = 30;
    private static final int LEGEND_ROW = 20;
    private static final int LEGEND_COLUMN = 150;
    private static final int PANEL_TITLE = 26;
    private static final int GAP = 10;
    private static final int BOTTOM = 48;
    private static final int ALONE = 280;
    private static final int AMONG_OTHERS = 120;
    private static final double LETTER = 7;

    /** Nine colours that are told apart in any order, in a lighter form on dark ground. */
    private static final String STYLE = """
            <style>
              svg { background: #fff; font: 12px system-ui, sans-serif; }
              text { fill: #444; } .title { font-weight: 600; fill: #111; }
              .grid { stroke: #e4e4e4; } .axis { stroke: #999; } .mark { stroke: #999; stroke-dasharray: 1 3; }
              .line { fill: none; stroke-width: 1.8; stroke-linejoin: round; } .dashed { stroke-dasharray: 5 5; }
              .c0 { stroke: #0072b2; } .c1 { stroke: #d55e00; } .c2 { stroke: #00815c; } .c3 { stroke: #b0508f; }
              .c4 { stroke: #8a6d00; } .c5 { stroke: #3c9ad0; } .c6 { stroke: #6a4fb3; } .c7 { stroke: #7a7a7a; }
              .c8 { stroke: #222; }
              @media (prefers-color-scheme: dark) {
                svg { background: #14171c; }
                text { fill: #b8bec8; } .title { fill: #eef1f5; }
                .grid { stroke: #2a2f37; } .axis { stroke: #6a7280; } .mark { stroke: #7a8290; }
                .c0 { stroke: #56b4e9; } .c1 { stroke: #ff9640; } .c2 { stroke: #35c79a; } .c3 { stroke: #e28fc4; }
                .c4 { stroke: #e6c229; } .c5 { stroke: #9ad4f5; } .c6 { stroke: #a996f0; } .c7 { stroke: #a6a6a6; }
                .c8 { stroke: #f0f0f0; }
              }
            </style>
            """;

    private final Plot plot;
    private final StringBuilder text = new StringBuilder();

    Svg(Plot plot) {
        this.plot = plot;
    }

    String text() {
        line(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\" aria-label=\"%s\">",
                WIDTH,
                height(),
                WIDTH,
                escaped(plot.description())));
        text.append(STYLE);
        line(String.format(
                Locale.ROOT, "<text class=\"title\" x=\"%d\" y=\"20\">%s</text>", LEFT, escaped(plot.title())));
        legend();
        var top = head();
        for (var panel : plot.panels()) {
            draw(panel, top + PANEL_TITLE);
            top += PANEL_TITLE + panelHeight() + GAP;
        }
        horizontalAxis(top - GAP);
        return text.append("</svg>\n").toString();
    }

    private int height() {
        return head() + plot.panels().size() * (PANEL_TITLE + panelHeight() + GAP) - GAP + BOTTOM;
    }

    private int head() {
        return TITLE + (plot.names().size() + perRow() - 1) / perRow() * LEGEND_ROW;
    }

    private int panelHeight() {
        return plot.panels().size() == 1 ? ALONE : AMONG_OTHERS;
    }

    private void legend() {
        var names = plot.names();
        for (var i = 0; i < names.size(); i++) {
            var x = LEFT + i % perRow() * legendColumn();
            var y = TITLE + i / perRow() * LEGEND_ROW + LEGEND_ROW / 2;
            line(String.format(Locale.ROOT, "<path class=\"line c%d\" d=\"M%d %dh18\"/>", i, x, y));
            line(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\">%s</text>", x + 24, y + 4, escaped(names.get(i))));
        }
    }

    private int perRow() {
        return Math.max(1, (WIDTH - LEFT - RIGHT) / legendColumn());
    }

    /** Wide enough for the longest name. */
    private int legendColumn() {
        var longest = plot.names().stream().mapToInt(String::length).max().orElse(0);
        return Math.max(LEGEND_COLUMN, (int) (longest * LETTER) + 40);
    }

    private void draw(Panel panel, int top) {
        var up = Scale.from0To(panel.highest());
        line(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\">%s</text>", LEFT, top - 8, escaped(panel.title())));
        up.ticks().forEach(tick -> {
            var y = y(up, top, tick);
            line(String.format(
                    Locale.ROOT,
                    "<path class=\"%s\" d=\"M%d %.1fH%d\"/>",
                    tick == 0 ? "axis" : "grid",
                    LEFT,
                    y,
                    WIDTH - RIGHT));
            line(String.format(
                    Locale.ROOT,
                    "<text text-anchor=\"end\" x=\"%d\" y=\"%.1f\">%s</text>",
                    LEFT - 8,
                    y + 4,
                    number(tick)));
        });
        plot.marks()
                .forEach(mark -> line(String.format(
                        Locale.ROOT, "<path class=\"mark\" d=\"M%.1f %dv%d\"/>", x(mark), top, panelHeight())));
        panel.lines().stream().filter(line -> !line.points().isEmpty()).forEach(line -> draw(line, up, top));
    }

    private void draw(Line line, Scale up, int top) {
        var colour = plot.names().indexOf(line.name());
        var path = line.points().stream().map(point -> place(point, up, top)).collect(Collectors.joining("L", "M", ""));
        line(String.format(
                Locale.ROOT,
                "<path class=\"line c%d%s\" d=\"%s\"/>",
                colour,
                line.stroke() == Line.Stroke.DASHED ? " dashed" : "",
                path));
        if (line.stroke() == Line.Stroke.DOTTED) {
            line.points()
                    .forEach(point -> line(String.format(
                            Locale.ROOT,
                            "<circle class=\"line c%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"/>",
                            colour,
                            x(point.x()),
                            y(up, top, point.y()))));
        }
    }

    private void horizontalAxis(int top) {
        plot.across()
                .ticks()
                .forEach(tick -> line(String.format(
                        Locale.ROOT,
                        "<text text-anchor=\"middle\" x=\"%.1f\" y=\"%d\">%s</text>",
                        x(tick),
                        top + 18,
                        number(tick))));
        line(String.format(
                Locale.ROOT,
                "<text text-anchor=\"middle\" x=\"%d\" y=\"%d\">%s</text>",
                (LEFT + WIDTH - RIGHT) / 2,
                top + 38,
                escaped(plot.horizontal())));
    }

    private String place(Point point, Scale up, int top) {
        return String.format(Locale.ROOT, "%.1f %.1f", x(point.x()), y(up, top, point.y()));
    }

    private double x(double value) {
        return LEFT + plot.across().share(value) * (WIDTH - LEFT - RIGHT);
    }

    private double y(Scale up, int top, double value) {
        return top + (1 - up.share(value)) * panelHeight();
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.4g", value).replaceAll("0+$", "");
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
