package dev.afterrun.benchmarks.scaling;

import dev.afterrun.benchmarks.Bench;
import dev.afterrun.benchmarks.Benchmark;
import dev.afterrun.benchmarks.report.Samples;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;

/** What 1, 2 and 3 replicas of notifier and of storage do of a fixed backlog, while forge and store take their time. */
public final class ScalingBenchmark implements Benchmark {
    private static final int USUAL = 240;
    private static final int WARM_UP = 60;

    @Override
    public String name() {
        return "scaling";
    }

    @Override
    public String about() {
        return "1, 2 and 3 replicas of notifier and storage over a fixed backlog, with a forge and a store that are slow";
    }

    @Override
    public int usualRounds() {
        return 2;
    }

    @Override
    public void run(Bench bench) throws Exception {
        bench.progress().accept("starting Afterrun");
        var ground = Ground.start(bench);
        var counted = bench.size().orElse(USUAL);
        var turn = new Turn(ground, Math.min(WARM_UP, counted), counted);
        var curves = List.of(new Curve(new ScaledNotifier(ground)), new Curve(new ScaledStorage(ground)));
        var first = 0;
        for (var round = 1; round <= bench.rounds(); round++) {
            for (var replicas = 1; replicas <= Ground.MOST; replicas++) {
                for (var curve : curves) {
                    curve.add(replicas, turn.rate(curve.scaled(), replicas, first));
                    first += turn.warmUp() + counted;
                    bench.progress().accept(curve.last());
                }
            }
            bench.progress().accept("round %d of %d".formatted(round, bench.rounds()));
        }
        curves.forEach(curve -> record(bench.samples(), curve));
        if (bench.plot().isPresent()) {
            Files.writeString(bench.plot().get(), Curve.plot(curves).svg());
        }
    }

    private static void record(Samples samples, Curve curve) {
        IntStream.rangeClosed(1, Ground.MOST).forEach(replicas -> {
            var of = ", " + replicas + (replicas == 1 ? " replica" : " replicas");
            curve.rates(replicas)
                    .forEach(rate -> samples.add(Samples.OURS, curve.scaled().what() + of, "1/s", rate));
            curve.shares(replicas)
                    .forEach(share -> samples.add(
                            Samples.OURS,
                            "times as much as one" + of + ", "
                                    + curve.scaled().service().word(),
                            "",
                            share));
        });
    }
}
