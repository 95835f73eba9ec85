package dev.afterrun.benchmarks.smallfiles;

import dev.afterrun.benchmarks.Bench;
import dev.afterrun.benchmarks.Benchmark;
import dev.afterrun.benchmarks.Scratch;
import dev.afterrun.benchmarks.deployment.Cli;
import dev.afterrun.benchmarks.deployment.Deployment;
import dev.afterrun.benchmarks.deployment.Received;
import dev.afterrun.benchmarks.deployment.StoragePuts;
import dev.afterrun.benchmarks.report.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Seconds and bytes of 20,000 small files, new ones and the same again, beside one archive of them. */
public final class SmallFilesBenchmark implements Benchmark {
    private static final ManyFiles FILES = new ManyFiles(20_000, 4_096);
    private static final String REPORTS = "reports";
    private static final int WARM_UPS = 2;

    @Override
    public String name() {
        return "small-files";
    }

    @Override
    public String about() {
        return "20,000 files of 4 KB by the command line, new and unchanged, beside their hashing and one PUT of their tar";
    }

    @Override
    public void run(Bench bench) throws Exception {
        bench.progress().accept("starting Afterrun");
        var deployment = Deployment.start(bench, "afterrun");
        var received = new Received(deployment);
        var archive = new Archive(new StoragePuts(deployment), received);
        bench.progress().accept("warming up");
        for (var round = 1; round <= WARM_UPS; round++) {
            turn(bench, new Turn(deployment, received, archive, new Samples()), round);
        }
        for (var round = 1; round <= bench.rounds(); round++) {
            turn(bench, new Turn(deployment, received, archive, bench.samples()), WARM_UPS + round);
            bench.progress().accept("round %d of %d".formatted(round, bench.rounds()));
        }
    }

    private static void turn(Bench bench, Turn turn, int number) throws IOException, InterruptedException {
        var directory = bench.data().directory("job-" + number);
        try (var _ = new Scratch(directory)) {
            var reports = Files.createDirectory(directory.resolve(REPORTS));
            FILES.write(reports);
            turn.take(bench, directory, reports, number);
        }
    }

    /** All subjects once, each with the same files. */
    private record Turn(Deployment deployment, Received received, Archive archive, Samples samples) {

        void take(Bench bench, Path directory, Path reports, int number) throws IOException, InterruptedException {
            var hashing = new HashAll(reports).seconds();
            samples.add("hashing", "seconds", "s", hashing);
            samples.add("hashing", "seconds, unchanged", "s", hashing);
            archive.put(directory, REPORTS, hashing, samples);
            var cli = new Cli(bench, deployment, directory);
            publish(cli, number, "");
            new Settled(deployment)
                    .await("/octo/reports/%s/%s".formatted(commit(number), FILES.path(FILES.count() - 1)));
            publish(cli, number, ", unchanged");
        }

        private void publish(Cli cli, int number, String which) throws IOException, InterruptedException {
            var before = received.bytes();
            var begin = System.nanoTime();
            cli.run(
                    "publish",
                    "--repo=octo/reports",
                    "--commit=" + commit(number),
                    "--run=" + number,
                    "--job=tests",
                    "--dir=" + REPORTS);
            samples.add(Samples.OURS, "seconds" + which, "s", (System.nanoTime() - begin) / 1e9);
            samples.add(Samples.OURS, "bytes sent" + which, "B", received.bytes() - before);
        }

        private static String commit(int number) {
            return "%040x".formatted(number);
        }
    }
}
