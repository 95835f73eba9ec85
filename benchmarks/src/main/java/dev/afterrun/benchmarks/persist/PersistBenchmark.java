package dev.afterrun.benchmarks.persist;

import dev.afterrun.benchmarks.Bench;
import dev.afterrun.benchmarks.Benchmark;
import dev.afterrun.benchmarks.Scratch;
import dev.afterrun.benchmarks.deployment.Deployment;
import dev.afterrun.benchmarks.peer.Programs;
import dev.afterrun.benchmarks.process.PeakMemory;
import dev.afterrun.benchmarks.report.Samples;
import dev.afterrun.launcher.stack.Service;
import java.io.IOException;
import java.nio.file.Path;

/** What it costs to hand 400 MB of packages on from job to job, beside what else keeps trees. */
public final class PersistBenchmark implements Benchmark {
    private static final int USUAL_MEGABYTES = 400;
    private static final int WARM_UP_MEGABYTES = 20;

    @Override
    public String name() {
        return "persist";
    }

    @Override
    public String about() {
        return "400 MB of packages saved, edited, saved and restored, beside tar, restic, borg and casync; 400 MB random"
                + " beside curl; and larger sets";
    }

    @Override
    public int usualRounds() {
        return 3;
    }

    @Override
    public void run(Bench bench) throws Exception {
        bench.progress().accept("starting Afterrun");
        var deployment = Deployment.start(bench, "afterrun");
        var keepers = Keepers.find(bench, deployment);
        var megabytes = bench.megabytes().orElse(USUAL_MEGABYTES);
        var storage = new PeakMemory(
                deployment.stack().service(Service.STORAGE).process().orElseThrow());
        bench.progress().accept("warming up");
        var small = state(bench, "small", WARM_UP_MEGABYTES);
        round(bench, keepers, small, new Edits(WARM_UP_MEGABYTES, 0), new Samples());
        var state = state(bench, "state", megabytes);
        var random = new RandomTurns(bench, deployment);
        for (var round = 1; round <= bench.rounds(); round++) {
            storage.forget();
            round(bench, keepers, state, new Edits(megabytes, round), bench.samples());
            bench.samples().add(Samples.OURS, Words.STORAGE_MEMORY, "MB", storage.peak());
            if (Programs.find("curl").isPresent()) {
                random.take(megabytes, bench.samples());
            }
            bench.progress().accept("round %d of %d".formatted(round, bench.rounds()));
        }
        new Sizes(bench, deployment).measure();
        new Wanted(bench.samples().measurements(name()), bench.progress()).tell(megabytes);
    }

    private static Path state(Bench bench, String name, int megabytes) throws IOException {
        var directory = bench.data().directory("states").resolve(name);
        new State(megabytes).write(directory, bench.progress());
        return directory;
    }

    private static void round(Bench bench, Keepers keepers, Path state, Edits edits, Samples samples)
            throws IOException, InterruptedException {
        try (var home = new Scratch(bench.data().directory("round-" + edits.round()))) {
            var fresh = keepers.fresh(home.directory(), "octo/state-" + edits.round());
            new Turns(fresh, new Commands(bench), home.directory(), samples).take(state, edits);
        }
    }
}
