package dev.afterrun.benchmarks.audit;

import dev.afterrun.benchmarks.Bench;
import dev.afterrun.benchmarks.Benchmark;
import dev.afterrun.benchmarks.deployment.Deployment;
import dev.afterrun.benchmarks.process.PeakMemory;
import dev.afterrun.benchmarks.report.Samples;
import dev.afterrun.benchmarks.s3double.DiscardingS3;
import dev.afterrun.contracts.store.AuditStatus;
import dev.afterrun.contracts.store.StoreAudit;
import dev.afterrun.launcher.stack.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** How fast a store is compared with rows, and in how much memory; fails where not exactly what was planted is found. */
public final class AuditBenchmark implements Benchmark {
    private static final int MANY = 10_000_000;
    private static final String WITHOUT_REST = "1000000000";

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public String about() {
        return "a bucket that lists 10 million objects (or --objects) beside as many rows, 1,000 strays and 1,000 missing"
                + " among them";
    }

    @Override
    public int usualRounds() {
        return 1;
    }

    @Override
    public void run(Bench bench) throws Exception {
        var planted = new Planted(bench.size().orElse(MANY));
        var s3 = bench.started().add(DiscardingS3.with(planted));
        bench.progress().accept("starting Afterrun and filling it with %,d rows".formatted(planted.count()));
        var deployment = Deployment.start(
                bench,
                "audited",
                settings -> s3.of(settings).with(Service.STORAGE, "AFTERRUN_AUDIT_RATE", WITHOUT_REST));
        var rows = bench.started().add(ObjectRows.of(deployment.stack().database()));
        var begun = System.nanoTime();
        rows.fill(planted);
        bench.progress()
                .accept("filled in %d s"
                        .formatted(Duration.ofNanos(System.nanoTime() - begun).toSeconds()));
        var memory = new PeakMemory(
                deployment.stack().service(Service.STORAGE).process().orElseThrow());
        for (var round = 1; round <= bench.rounds(); round++) {
            bench.samples().add(Samples.OURS, "memory of storage, before", "MB", memory.now());
            memory.forget();
            var status = new Auditor(deployment).audit();
            bench.samples().add(Samples.OURS, "memory of storage, most meanwhile", "MB", memory.peak());
            bench.samples().add(Samples.OURS, "objects compared", "1/s", planted.count() / seconds(status));
            mustBeWhole(planted, status.stores().getFirst());
            mustBe(planted.strays(), rows.found("stray"), "a stray");
            mustBe(planted.missing(), rows.found("missing"), "missing");
            bench.progress()
                    .accept("round %d of %d: all that was planted was found, and nothing else"
                            .formatted(round, bench.rounds()));
        }
    }

    private static double seconds(AuditStatus status) {
        return Duration.between(status.startedAt(), status.finishedAt().orElseThrow())
                        .toMillis()
                / 1e3;
    }

    /** Everything was compared once, however many pages and turns that took. */
    private static void mustBeWhole(Planted planted, StoreAudit audit) throws IOException {
        var onEachSide = planted.count() - Planted.OF_EACH_KIND;
        if (audit.phase() != StoreAudit.Phase.DONE || audit.objects() != onEachSide || audit.known() != onEachSide) {
            throw new IOException("not every object was compared once: " + audit);
        }
    }

    private static void mustBe(Set<String> planted, Set<String> found, String what) throws IOException {
        if (!planted.equals(found)) {
            var more = new HashSet<>(found);
            more.removeAll(planted);
            var less = new HashSet<>(planted);
            less.removeAll(found);
            throw new IOException("%d objects are wrongly said to be %s, %d are and were not found"
                    .formatted(more.size(), what, less.size()));
        }
    }
}
