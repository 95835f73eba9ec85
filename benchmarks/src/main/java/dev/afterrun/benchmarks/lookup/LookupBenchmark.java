package dev.afterrun.benchmarks.lookup;

import dev.afterrun.benchmarks.Bench;
import dev.afterrun.benchmarks.Benchmark;
import dev.afterrun.benchmarks.load.Load;
import dev.afterrun.benchmarks.load.LoadGenerator;
import dev.afterrun.benchmarks.report.Samples;
import java.io.IOException;
import java.util.List;

/** Requests a second and latency of {@code HEAD} at addresses that nobody has asked for before. */
public final class LookupBenchmark implements Benchmark {
    private static final int FEW = 10_000;
    private static final int MANY = 5_000_000;
    private static final int CONNECTIONS = 16;
    private static final int WARM_UPS = 4;
    private static final long TURN_MILLIS = 5_000;

    @Override
    public String name() {
        return "lookup";
    }

    @Override
    public String about() {
        return "HEAD at distinct addresses by commit among 10 thousand and among 5 million files (or --size)";
    }

    @Override
    public void run(Bench bench) throws Exception {
        var many = Shelf.filled(bench, Samples.OURS, bench.size().orElse(MANY));
        var few = Shelf.filled(bench, "10 thousand", FEW);
        var generator = bench.started().add(new LoadGenerator());
        bench.progress().accept("warming up");
        var first = 0L;
        for (var i = 0; i < WARM_UPS; i++) {
            for (var shelf : List.of(few, many)) {
                first += turn(bench, generator, shelf, first, Turn.WARM_UP);
            }
        }
        for (var round = 1; round <= bench.rounds(); round++) {
            for (var shelf : List.of(few, many)) {
                first += turn(bench, generator, shelf, first, Turn.MEASURED);
            }
            bench.progress().accept("round %d of %d".formatted(round, bench.rounds()));
        }
    }

    /** How many addresses were asked for. */
    private static long turn(Bench bench, LoadGenerator generator, Shelf shelf, long first, Turn turn)
            throws IOException {
        var load = new Load(shelf.port(), shelf.request(), "", CONNECTIONS, TURN_MILLIS, first, shelf.files(), 0);
        var result = generator.put(load);
        if (result.failed() > 0) {
            throw new IOException(result.failed() + " files were not found among " + shelf.files());
        }
        if (turn == Turn.MEASURED) {
            bench.samples().add(shelf.name(), "HEAD/s, 16 connections", "1/s", result.perSecond());
            bench.samples().add(shelf.name(), "median of HEAD", "ms", result.medianMillis());
            bench.samples().add(shelf.name(), "p99 of HEAD", "ms", result.p99Millis());
        }
        return result.acknowledged();
    }

    private enum Turn {
        WARM_UP,
        MEASURED
    }
}
