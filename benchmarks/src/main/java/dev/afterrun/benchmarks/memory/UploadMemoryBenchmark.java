package dev.afterrun.benchmarks.memory;

import dev.afterrun.benchmarks.Bench;
import dev.afterrun.benchmarks.Benchmark;
import dev.afterrun.benchmarks.deployment.Deployment;
import dev.afterrun.benchmarks.deployment.StoragePuts;
import dev.afterrun.benchmarks.process.PeakMemory;
import dev.afterrun.benchmarks.report.Samples;
import dev.afterrun.benchmarks.s3double.DiscardingS3;
import dev.afterrun.benchmarks.s3double.MadeUpObjects;
import dev.afterrun.benchmarks.transfer.Payload;
import dev.afterrun.benchmarks.transfer.Put;
import dev.afterrun.launcher.stack.Service;
import dev.afterrun.launcher.stack.StackSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** How much memory storage takes while many large uploads go through it at once. */
public final class UploadMemoryBenchmark implements Benchmark {
    private static final int SHARE = 1_000_000;
    private static final int USUAL_MEGABYTES = 1_000;
    private static final int WARM_UP_MEGABYTES = 50;
    private static final List<Integer> INTO_S3 = List.of(5, 50);
    private static final int INTO_FILES = 4;

    private final ByteBuffer shared = Payload.share(SHARE + Long.BYTES);

    @Override
    public String name() {
        return "upload-memory";
    }

    @Override
    public String about() {
        return "storage's resident memory while 50 large uploads go at once into a store that hashes and discards, and 4"
                + " into files";
    }

    @Override
    public int usualRounds() {
        return 1;
    }

    @Override
    public void run(Bench bench) throws Exception {
        var s3 = bench.started().add(DiscardingS3.with(MadeUpObjects.NONE));
        measure(bench, "a store that discards", "discarding", INTO_S3, s3::of);
        measure(bench, "files", "files", List.of(INTO_FILES), settings -> settings);
    }

    private void measure(
            Bench bench, String store, String directory, List<Integer> uploads, UnaryOperator<StackSettings> choice)
            throws IOException, InterruptedException {
        var megabytes = bench.megabytes().orElse(USUAL_MEGABYTES);
        bench.progress().accept("starting Afterrun with " + store);
        try (var deployment = Deployment.start(bench, directory, choice)) {
            var memory = new PeakMemory(
                    deployment.stack().service(Service.STORAGE).process().orElseThrow());
            var storage = new StoragePuts(deployment);
            bench.samples().add(Samples.OURS, "idle, " + store, "MB", memory.now());
            put(storage, 1, WARM_UP_MEGABYTES);
            for (var round = 1; round <= bench.rounds(); round++) {
                for (var count : uploads) {
                    memory.forget();
                    var seconds = put(storage, count, megabytes);
                    var what = "%d uploads of %d MB into %s".formatted(count, megabytes, store);
                    bench.samples().add(Samples.OURS, "peak, " + what, "MB", memory.peak());
                    bench.samples().add(Samples.OURS, "MB/s, " + what, "MB/s", (double) count * megabytes / seconds);
                    bench.progress().accept("%s took %.0f s".formatted(what, seconds));
                }
            }
        }
    }

    private double put(StoragePuts storage, int count, int megabytes) throws IOException, InterruptedException {
        var payloads = Stream.generate(() -> Payload.fresh(shared, megabytes))
                .limit(count)
                .toList();
        return Put.seconds(storage.of(payloads));
    }
}
