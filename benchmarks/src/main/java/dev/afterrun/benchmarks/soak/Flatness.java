package dev.afterrun.benchmarks.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/**
 * Whether what was looked at in the last third of a soak is no more than it was in the first, by their medians; the start-up
 * of the whole, and of each process that was killed, is in neither.
 */
record Flatness(Watch watch, int minutes) {
    /** Of a soak of half an hour, five minutes. */
    private static final double START_UP = 1.0 / 6;

    /** What may wait, beside what waited at first: five seconds' worth of events. */
    private static final double MORE_WAITING = 5.0 * SoakBenchmark.JOBS_A_SECOND;

    /** A sentence for each figure that was judged. */
    List<String> sentences() {
        return all().map(Verdict::sentence).toList();
    }

    /** A sentence for each that rose beyond its bound. */
    List<String> risen() {
        return all().filter(verdict -> !verdict.holds()).map(Verdict::sentence).toList();
    }

    private Stream<Verdict> all() {
        var verdicts = new ArrayList<Verdict>();
        for (var figure : Figure.values()) {
            watch.of(figure)
                    .forEach(series -> judge(verdicts, figure.words() + ", " + series.name(), series, figure::bound));
        }
        judge(verdicts, "outboxes", watch.outbox(), first -> first + MORE_WAITING);
        judge(verdicts, "consumer lag", watch.lag(), first -> first + MORE_WAITING);
        return verdicts.stream();
    }

    /** Where a part was killed so often that there is nothing to compare, nothing is said of it. */
    private void judge(List<Verdict> verdicts, String what, Series series, DoubleUnaryOperator bound) {
        var begin = minutes * START_UP;
        var third = (minutes - begin) / 3;
        var first = series.median(minute -> minute >= begin && minute < begin + third);
        var last = series.median(minute -> minute >= minutes - third && minute <= minutes);
        if (first.isPresent() && last.isPresent()) {
            verdicts.add(new Verdict(
                    what, first.getAsDouble(), last.getAsDouble(), bound.applyAsDouble(first.getAsDouble())));
        }
    }

    private record Verdict(String what, double first, double last, double bound) {
        boolean holds() {
            return last <= bound;
        }

        String sentence() {
            return String.format(
                    Locale.ROOT,
                    "%s: %.0f in the first third, %.0f in the last; %s %.0f",
                    what,
                    first,
                    last,
                    holds() ? "within" : "MORE THAN",
                    bound);
        }
    }
}
