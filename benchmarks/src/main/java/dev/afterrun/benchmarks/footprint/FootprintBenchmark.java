package dev.afterrun.benchmarks.footprint;

import dev.afterrun.benchmarks.Bench;
import dev.afterrun.benchmarks.Benchmark;
import dev.afterrun.benchmarks.deployment.Deployment;
import dev.afterrun.benchmarks.process.Resident;
import dev.afterrun.benchmarks.report.Samples;
import dev.afterrun.launcher.stack.PartState;
import java.io.IOException;

/** Seconds from start to ready, and resident memory then, of each part and of all. */
public final class FootprintBenchmark implements Benchmark {
    private static final String USED = "used";
    private static final String FRESH = "fresh";

    @Override
    public String name() {
        return "footprint";
    }

    @Override
    public String about() {
        return "start to ready and resident memory of each part and of the whole stack";
    }

    @Override
    public int usualRounds() {
        return 3;
    }

    @Override
    public void run(Bench bench) throws Exception {
        bench.progress().accept("making a data directory that has been used");
        Deployment.start(bench, USED).close();
        for (var round = 1; round <= bench.rounds(); round++) {
            start(bench, USED, "");
            bench.progress().accept("round %d of %d".formatted(round, bench.rounds()));
        }
        bench.progress().accept("once in an empty data directory");
        start(bench, FRESH, ", first start");
    }

    private static void start(Bench bench, String directory, String which) throws IOException {
        var begin = System.nanoTime();
        try (var deployment = Deployment.start(bench, directory)) {
            var took = (System.nanoTime() - begin) / 1e9;
            deployment.stack().statuses().forEach(part -> {
                if (part.state() instanceof PartState.Ready(var ofPart)) {
                    seconds(bench, part.name() + which, ofPart.toMillis() / 1000.0);
                }
            });
            seconds(bench, "stack" + which, took);
            memory(bench, deployment, which);
        }
    }

    private static void seconds(Bench bench, String what, double value) {
        bench.samples().add(Samples.OURS, "start to ready, " + what, "s", value);
    }

    private static void memory(Bench bench, Deployment deployment, String which) throws IOException {
        if (!Resident.isTold()) {
            bench.progress().accept("memory is left out: this system does not tell it below /proc");
            return;
        }
        var all = 0.0;
        for (var part : deployment.processes()) {
            var process = part.process().orElseThrow(() -> new IOException(part.name() + " has ended"));
            var megabytes = Resident.of(process);
            all += megabytes;
            bench.samples().add(Samples.OURS, "resident memory, " + part.name() + which, "MB", megabytes);
        }
        bench.samples().add(Samples.OURS, "resident memory, stack" + which, "MB", all);
    }
}
