package dev.afterrun.benchmarks.index;

import dev.afterrun.benchmarks.Bench;
import dev.afterrun.benchmarks.Benchmark;
import dev.afterrun.benchmarks.deployment.Cli;
import dev.afterrun.benchmarks.deployment.Deployment;
import dev.afterrun.benchmarks.report.Samples;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;

/** The first byte of an index of 10,000 wheels and of one of 10,000 conda packages. */
public final class IndexBenchmark implements Benchmark {
    private static final int PACKAGES = 10_000;
    private static final int WARM_UPS = 20;
    private static final int READS = 10;
    private static final String NOTHING = "\"\"";

    private static final Map<String, String> DOCUMENTS = documents();

    private static Map<String, String> documents() {
        var documents = new LinkedHashMap<String, String>();
        documents.put("simple/spam", "simple/spam/");
        documents.put("repodata.json", "conda/noarch/repodata.json");
        documents.put("repodata.json.zst", "conda/noarch/repodata.json.zst");
        documents.put("repodata.json.bz2", "conda/noarch/repodata.json.bz2");
        documents.put("current_repodata.json", "conda/noarch/current_repodata.json");
        return documents;
    }

    @Override
    public String name() {
        return "index";
    }

    @Override
    public String about() {
        return "the first byte of an index of 10,000 wheels and of one of 10,000 conda packages";
    }

    @Override
    public int usualRounds() {
        return 3;
    }

    @Override
    public void run(Bench bench) throws Exception {
        bench.progress().accept("publishing 10,000 wheels and 10,000 conda packages, and a few elsewhere");
        try (var deployment = Deployment.start(bench, "afterrun")) {
            publish(bench, deployment, "octo/few", "all", new ManyPackages(0, 100));
            publish(bench, deployment, "octo/many", "all", new ManyPackages(0, PACKAGES));
        }
        for (var round = 1; round <= bench.rounds(); round++) {
            // Started anew it remembers nothing.
            try (var deployment = Deployment.start(bench, "afterrun")) {
                measure(bench, deployment, round);
            }
            bench.progress().accept("round %d of %d".formatted(round, bench.rounds()));
        }
    }

    private static void measure(Bench bench, Deployment deployment, int round)
            throws IOException, InterruptedException {
        for (var i = 0; i < WARM_UPS; i++) {
            for (var path : DOCUMENTS.values()) {
                var _ = Reading.of(address(deployment, "octo/few", path), NOTHING);
            }
        }
        read(bench, deployment, "nothing remembered");
        for (var i = 0; i < READS; i++) {
            read(bench, deployment, "remembered");
        }
        publish(bench, deployment, "octo/many", "more-" + round, new ManyPackages(PACKAGES + round, 1));
        read(bench, deployment, "one was added");
    }

    private static void read(Bench bench, Deployment deployment, String when) throws IOException, InterruptedException {
        for (var document : DOCUMENTS.entrySet()) {
            var address = address(deployment, "octo/many", document.getValue());
            var read = Reading.of(address, NOTHING);
            var again = Reading.of(address, read.etag());
            add(bench, "first byte, " + document.getKey() + ", " + when, read.firstByte());
            if (when.equals("remembered")) {
                add(bench, "whole, " + document.getKey() + ", " + when, read.whole());
                add(bench, "not modified, " + document.getKey(), again.firstByte());
                bench.samples().add(Samples.OURS, "size, " + document.getKey(), "kB", read.bytes() / 1e3);
            }
        }
    }

    private static void add(Bench bench, String metric, double milliseconds) {
        bench.samples().add(Samples.OURS, metric, "ms", milliseconds);
    }

    private static URI address(Deployment deployment, String repository, String path) {
        return deployment.storage().resolve("/" + repository + "/run-1/" + path);
    }

    private static void publish(
            Bench bench, Deployment deployment, String repository, String job, ManyPackages packages)
            throws IOException, InterruptedException {
        var directory = bench.data().directory(repository.replace('/', '-') + "-" + job);
        var dist = Files.createDirectories(directory.resolve("dist"));
        packages.write(dist);
        new Cli(bench, deployment, directory)
                .run(
                        "publish",
                        "--repo=" + repository,
                        "--commit=" + "0123456789".repeat(4),
                        "--run=1",
                        "--job=" + job,
                        "--wait",
                        "--dir=dist");
    }
}
