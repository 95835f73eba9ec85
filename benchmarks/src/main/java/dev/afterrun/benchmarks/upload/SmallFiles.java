package dev.afterrun.benchmarks.upload;

import dev.afterrun.benchmarks.Bench;
import dev.afterrun.benchmarks.Scratch;
import dev.afterrun.benchmarks.deployment.Cli;
import dev.afterrun.benchmarks.deployment.Deployment;
import dev.afterrun.benchmarks.report.Samples;
import dev.afterrun.benchmarks.transfer.Payload;
import dev.afterrun.benchmarks.transfer.Put;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** 20,000 files by the command line, and the same number of bytes as one file for a scale. */
final class SmallFiles {
    private static final ManyFiles FILES = new ManyFiles(20_000, 4_096);
    private static final String ONE_FILE = "one file";

    private final Bench bench;
    private final Deployment deployment;
    private final StorageTarget storage;

    SmallFiles(Bench bench, Deployment deployment, StorageTarget storage) {
        this.bench = bench;
        this.deployment = deployment;
        this.storage = storage;
    }

    void measure(int round) throws IOException, InterruptedException {
        var puts = storage.puts(List.of(Payload.fresh(Payload.share(FILES.bytes()))));
        add(ONE_FILE, Put.seconds(puts));
        var directory = bench.data().directory("job-" + round);
        try (var _ = new Scratch(directory)) {
            FILES.write(Files.createDirectory(directory.resolve("reports")));
            add(Samples.OURS, published(round, new Cli(bench, deployment, directory)));
        }
    }

    private static double published(int round, Cli cli) throws IOException, InterruptedException {
        var begin = System.nanoTime();
        cli.run(
                "publish",
                "--repo=octo/reports",
                "--commit=" + "%040x".formatted(round),
                "--run=" + round,
                "--job=tests",
                "--dir=reports");
        return (System.nanoTime() - begin) / 1e9;
    }

    private void add(String subject, double seconds) {
        bench.samples().add(subject, "seconds of 20,000 files of 4 KB", "s", seconds);
        bench.samples().add(subject, "files/s of 20,000 files of 4 KB", "1/s", FILES.count() / seconds);
    }
}
