package dev.afterrun.benchmarks.comment;

import dev.afterrun.benchmarks.Bench;
import dev.afterrun.benchmarks.Benchmark;
import dev.afterrun.benchmarks.deployment.Deployment;
import dev.afterrun.benchmarks.report.Samples;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.launcher.stack.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Milliseconds from a run's 202 to the comment that has its row, and what a burst costs the forge beside a peer. */
public final class CommentBenchmark implements Benchmark {
    private static final int PULL_REQUESTS = 20;
    private static final int SECONDS = 30;
    private static final int WARM_UP_SECONDS = 10;
    private static final List<Integer> RATES = List.of(1, 50);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration REST = Duration.ofSeconds(4);

    @Override
    public String name() {
        return "comment";
    }

    @Override
    public String about() {
        return "from a run's 202 to its row in the comment, and what that costs the forge, beside one write a job";
    }

    @Override
    public int usualRounds() {
        return 3;
    }

    @Override
    public void run(Bench bench) throws Exception {
        var watch = bench.started().add(ForgeWatch.start());
        bench.progress().accept("starting Afterrun");
        var deployment = Deployment.start(
                bench,
                "afterrun",
                settings -> settings.with(
                                Service.NOTIFIER,
                                "AFTERRUN_FORGE_URL",
                                watch.base().toString())
                        .with(
                                Service.STORAGE,
                                "AFTERRUN_FORGE_URL",
                                watch.base().toString()));
        watch.leadTo(deployment.stack().localForge());
        var runs = bench.started().add(new Runs(deployment, PULL_REQUESTS));
        bench.progress().accept("warming up");
        turn(runs, watch, new RepositoryName("octo", "warm-up"), RATES.getLast(), WARM_UP_SECONDS);
        for (var round = 1; round <= bench.rounds(); round++) {
            for (var rate : RATES) {
                var repository = new RepositoryName("octo", "round-" + round + "-at-" + rate);
                record(bench, rate, turn(runs, watch, repository, rate, SECONDS));
            }
            for (var scenario : List.of(Scenario.MATRIX, Scenario.BUSY)) {
                new CommentPeers(bench, deployment, watch).compare(scenario, round);
            }
            bench.progress().accept("round %d of %d".formatted(round, bench.rounds()));
        }
    }

    private static Journal turn(Runs runs, ForgeWatch watch, RepositoryName repository, int rate, int seconds)
            throws IOException, InterruptedException {
        // One run each first: what is measured is how a comment is brought up to date, not how it is made.
        var opening = new Journal(0, PULL_REQUESTS);
        watch.tell(opening);
        runs.finish(repository, PULL_REQUESTS, opening);
        if (!opening.awaitAll(PATIENCE)) {
            throw new IOException("%d of %d runs have no row after %d s"
                    .formatted(opening.missing(), opening.runs(), PATIENCE.toSeconds()));
        }
        // Else the first runs would wait until their pull requests have rested from that.
        Thread.sleep(REST);
        var journal = new Journal(PULL_REQUESTS, rate * seconds);
        watch.tell(journal);
        runs.finish(repository, rate, journal);
        var _ = journal.awaitAll(PATIENCE);
        return journal;
    }

    private static void record(Bench bench, int rate, Journal journal) {
        var at = " at " + rate + (rate == 1 ? " run/s" : " runs/s");
        var samples = bench.samples();
        var times = journal.latencies().quantiles(0.5, 0.99, 1);
        samples.add(Samples.OURS, "p50" + at, "ms", times[0]);
        samples.add(Samples.OURS, "p99" + at, "ms", times[1]);
        samples.add(Samples.OURS, "longest" + at, "ms", times[2]);
        samples.add(Samples.OURS, "runs" + at, "runs", journal.runs());
        samples.add(Samples.OURS, "not shown" + at, "runs", journal.missing());
        samples.add(Samples.OURS, "comments written" + at, "writes", journal.writes());
    }
}
