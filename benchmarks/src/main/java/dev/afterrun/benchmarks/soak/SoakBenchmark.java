package dev.afterrun.benchmarks.soak;

import dev.afterrun.benchmarks.Bench;
import dev.afterrun.benchmarks.Benchmark;
import dev.afterrun.benchmarks.deployment.Deployment;
import dev.afterrun.benchmarks.jobs.JobClient;
import dev.afterrun.benchmarks.queue.Broker;
import dev.afterrun.benchmarks.report.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Half an hour at half of what one machine can do, while one part after the other is killed. */
public final class SoakBenchmark implements Benchmark {
    /** Half of the 40 that two cores take from the event to the comment, everything on them (docs/capacity.md). */
    static final int JOBS_A_SECOND = 20;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int FAULTS_SHOWN = 20;

    @Override
    public String name() {
        return "soak";
    }

    @Override
    public String about() {
        return "half of what the machine takes for 30 minutes (or --minutes) while one part after the other is killed";
    }

    @Override
    public int usualRounds() {
        return 1;
    }

    @Override
    public void run(Bench bench) throws Exception {
        var seed = bench.soak().seed();
        bench.progress().accept("seed " + seed + "; starting Afterrun");
        var deployment = Deployment.start(bench, "afterrun");
        var parts = SoakedParts.of(bench, deployment);
        var client = bench.started().add(new JobClient(deployment));
        var depths = new Depths(
                bench.started().add(new Broker(deployment.stack().broker().address())),
                deployment.stack().database());
        var watch = new Watch(parts, depths);
        var kills = new Kills(parts, new Random(seed), bench.progress());
        var watching = watch.begin();
        var killing = kills.begin();
        var minutes = bench.soak().minutes();
        var accepted = new Arrivals(client, JOBS_A_SECOND, seed).during(Duration.ofMinutes(minutes));
        kills.stop();
        killing.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        bench.progress()
                .accept("%,d jobs were accepted, %,d tries came to nothing, %d kills"
                        .formatted(
                                accepted.size(),
                                client.triedAgain(),
                                kills.minutes().size()));
        var outcome = new Outcome(deployment, client, depths);
        outcome.awaitStillness();
        watch.stop();
        watching.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);

        var faults = new ArrayList<>(outcome.faults(accepted));
        var flatness = new Flatness(watch, minutes);
        flatness.sentences().forEach(bench.progress());
        record(bench.samples(), watch);
        if (bench.plot().isPresent()) {
            Files.writeString(
                    bench.plot().get(),
                    new SoakPlot(watch, kills.minutes()).plot(minutes).svg());
        }
        faults.addAll(flatness.risen());
        tell(bench, faults);
    }

    private static void record(Samples samples, Watch watch) {
        for (var figure : Figure.values()) {
            watch.of(figure)
                    .forEach(series -> series.settled()
                            .forEach(value -> samples.add(
                                    Samples.OURS, figure.words() + ", " + series.name(), figure.unit(), value)));
        }
        watch.outbox().settled().forEach(value -> samples.add(Samples.OURS, "facts in outboxes", "", value));
        watch.lag().settled().forEach(value -> samples.add(Samples.OURS, "consumer lag", "records", value));
    }

    private static void tell(Bench bench, List<String> faults) throws IOException {
        faults.stream().limit(FAULTS_SHOWN).forEach(bench.progress());
        if (!faults.isEmpty()) {
            throw new IOException(faults.size() + " things are not as they should be");
        }
        bench.progress().accept("every accepted job has its outcome once, and nothing has risen");
    }
}
