package dev.afterrun.benchmarks.expiry;

import dev.afterrun.benchmarks.Bench;
import dev.afterrun.benchmarks.Benchmark;
import dev.afterrun.benchmarks.load.LoadGenerator;
import dev.afterrun.benchmarks.report.Samples;
import dev.afterrun.launcher.stack.Service;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How fast a tenth of all files goes once it is due, and what that costs those who read meanwhile. */
public final class ExpiryBenchmark implements Benchmark {
    private static final int MANY = 10_000_000;
    private static final int FEWER = 10;
    private static final Duration TURN = Duration.ofSeconds(3);
    private static final int TURNS_ALONE = 5;

    private static final String RATE = "files/s, much is due";
    private static final String ONE_PERCENT = "ms a 1,000 files, 1% is due";
    private static final String P99 = "p99 of downloads";
    private static final String FLOOR = "floor";
    private static final String AS_SAFE = "as safe by hand";
    private static final String IDLE = "idle";

    /** What the ratio of each is to keep to. */
    private static final Map<String, String> TO_HOLD = Map.of(
            RATE, "at least 0.5 of the floor",
            ONE_PERCENT, "less than 1.3 times that among a tenth",
            P99, "at most 1.5 times that of an idle service");

    @Override
    public String name() {
        return "expiry";
    }

    @Override
    public String about() {
        return "files that are due, among 10 million and 1 million (or --rows and a tenth of it), beside DELETE and unlink";
    }

    @Override
    public int usualRounds() {
        return 1;
    }

    @Override
    public void run(Bench bench) throws Exception {
        var rows = bench.size().orElse(MANY);
        var few = Ground.filled(bench, "few", rows / FEWER);
        var many = Ground.filled(bench, "many", rows);
        var readers = new ReadersMeanwhile(bench.started().add(new LoadGenerator()), many.readers(TURN));
        bench.progress().accept("warming up");
        readers.alone();
        for (var ground : List.of(few, many)) {
            ground.end(ground.next(onePercent(bench, rows / FEWER)));
        }
        for (var round = 1; round <= bench.rounds(); round++) {
            onePercent(bench, few, "a tenth", rows / FEWER);
            onePercent(bench, many, Samples.OURS, rows);
            much(bench, many, rows);
            meanwhile(bench, many, readers, rows);
            bench.progress().accept("round %d of %d".formatted(round, bench.rounds()));
        }
        tell(bench);
    }

    private static int onePercent(Bench bench, int rows) {
        return rows / 100 / bench.rounds();
    }

    /** A twentieth, so that it and as much under readers are the tenth. */
    private static int half(Bench bench, int rows) {
        return rows / 20 / bench.rounds();
    }

    private static void onePercent(Bench bench, Ground ground, String subject, int rows) throws Exception {
        var due = ground.next(onePercent(bench, rows));
        bench.samples().add(subject, ONE_PERCENT, "ms", ground.end(due) * 1e6 / due.files());
    }

    private static void much(Bench bench, Ground ground, int rows) throws Exception {
        var reaper = ground.memory(Service.REAPER);
        var storage = ground.memory(Service.STORAGE);
        reaper.forget();
        storage.forget();
        var due = ground.next(half(bench, rows));
        bench.progress().accept("%,d files are due".formatted(due.files()));
        var before = ground.processorTimes();
        bench.samples().add(Samples.OURS, RATE, "1/s", due.files() / ground.end(due));
        ground.processorTimes()
                .forEach((part, time) -> bench.samples()
                        .add(
                                Samples.OURS,
                                "processor time a file, " + part,
                                "µs",
                                time.minus(before.get(part)).toNanos() / 1e3 / due.files()));
        bench.samples().add(Samples.OURS, "peak memory of reaper", "MB", reaper.peak());
        bench.samples().add(Samples.OURS, "peak memory of storage", "MB", storage.peak());
        bare(bench, FLOOR, ground.next(half(bench, rows)), ground.floor()::delete);
        bare(bench, AS_SAFE, ground.next(half(bench, rows)), ground.floor()::letGo);
    }

    private static void bare(Bench bench, String subject, Due due, Bare bare) throws Exception {
        var begun = System.nanoTime();
        bare.end(due);
        bench.samples().add(subject, RATE, "1/s", due.files() / ((System.nanoTime() - begun) / 1e9));
    }

    private static void meanwhile(Bench bench, Ground ground, ReadersMeanwhile readers, int rows) throws Exception {
        for (var turn = 0; turn < TURNS_ALONE; turn++) {
            bench.samples().add(IDLE, P99, "ms", readers.alone());
        }
        var due = ground.next(half(bench, rows));
        bench.progress().accept("%,d files are due, and others are read".formatted(due.files()));
        readers.during(() -> ground.end(due)).forEach(p99 -> bench.samples().add(Samples.OURS, P99, "ms", p99));
    }

    private interface Bare {
        void end(Due due) throws Exception;
    }

    private void tell(Bench bench) {
        bench.samples().measurements(name()).stream()
                .filter(measured -> measured.ratio().isPresent() && TO_HOLD.containsKey(measured.metric()))
                .filter(measured -> !measured.subject().equals(Samples.OURS)
                        && !measured.subject().equals(AS_SAFE))
                .map(measured -> String.format(
                        Locale.ROOT,
                        "%s: %.2f; it is to be %s",
                        measured.metric(),
                        measured.ratio().getAsDouble(),
                        TO_HOLD.get(measured.metric())))
                .forEach(bench.progress());
    }
}
