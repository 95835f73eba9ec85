package dev.afterrun.benchmarks.upload;

import dev.afterrun.benchmarks.Bench;
import dev.afterrun.benchmarks.Benchmark;
import dev.afterrun.benchmarks.deployment.Deployment;
import dev.afterrun.benchmarks.deployment.StoragePuts;
import dev.afterrun.benchmarks.peer.Nginx;
import java.util.ArrayList;
import java.util.List;

/** Megabytes a second of large files, verified. */
public final class UploadBenchmark implements Benchmark {
    @Override
    public String name() {
        return "upload";
    }

    @Override
    public String about() {
        return "100 MB into storage beside nginx's WebDAV";
    }

    @Override
    public int usualRounds() {
        return 3;
    }

    @Override
    public void run(Bench bench) throws Exception {
        var nginx = Nginx.start(bench);
        bench.progress().accept("starting Afterrun");
        var deployment = Deployment.start(bench, "afterrun");
        var targets = new ArrayList<Target>(List.of(new StorageTarget(new StoragePuts(deployment))));
        nginx.map(NginxTarget::new).ifPresent(targets::addFirst);

        var large = new LargeFiles(bench, targets);
        bench.progress().accept("warming up");
        large.warmUp();
        for (var round = 1; round <= bench.rounds(); round++) {
            large.measure();
            bench.progress().accept("round %d of %d".formatted(round, bench.rounds()));
        }
    }
}
