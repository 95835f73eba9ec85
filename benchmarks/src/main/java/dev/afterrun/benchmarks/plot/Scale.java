package dev.afterrun.benchmarks.plot;

import java.util.List;
import java.util.stream.DoubleStream;

/** An axis from {@code low} to {@code high}, with a tick at each multiple of {@code step} in between. */
public record Scale(double low, double high, double step) {
    private static final List<Double> ROUND = List.of(1.0, 2.0, 2.5, 5.0, 10.0);
    private static final int INTERVALS = 4;

    /** From zero to a round number that is not below {@code highest}. */
    static Scale from0To(double highest) {
        var wanted = Math.max(highest, 1e-9) / INTERVALS;
        var power = Math.pow(10, Math.floor(Math.log10(wanted)));
        var step = ROUND.stream()
                        .filter(factor -> factor * power >= wanted)
                        .findFirst()
                        .orElse(10.0)
                * power;
        return new Scale(0, Math.ceil(highest / step) * step, step);
    }

    DoubleStream ticks() {
        return DoubleStream.iterate(low, tick -> tick <= high + step / 1000, tick -> tick + step);
    }

    /** How far along the axis, from 0 to 1. */
    double share(double value) {
        return high == low ? 0 : (value - low) / (high - low);
    }
}
