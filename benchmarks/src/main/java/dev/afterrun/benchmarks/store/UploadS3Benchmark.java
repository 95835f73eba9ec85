package dev.afterrun.benchmarks.store;

import dev.afterrun.benchmarks.Bench;
import dev.afterrun.benchmarks.Benchmark;
import dev.afterrun.benchmarks.deployment.Deployment;
import dev.afterrun.benchmarks.deployment.StoragePuts;
import dev.afterrun.benchmarks.report.Samples;
import dev.afterrun.benchmarks.transfer.Payload;
import dev.afterrun.benchmarks.transfer.Put;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** Megabytes a second of a large file into an S3 server: by signed requests, through storage, and by curl alone. */
public final class UploadS3Benchmark implements Benchmark {
    private static final int USUAL_MEGABYTES = 400;
    private static final int SHARE = 1_000_000;
    private static final int WARM_UPS = 2;

    @Override
    public String name() {
        return "upload-s3";
    }

    @Override
    public String about() {
        return "400 MB into an S3 server, by signed requests and through storage, beside curl straight to that server";
    }

    @Override
    public int usualRounds() {
        return 3;
    }

    @Override
    public void run(Bench bench) throws Exception {
        bench.progress().accept("starting S3Proxy and Afterrun");
        var server = S3Server.start(bench);
        var deployment = Deployment.start(bench, "afterrun", server::chosenIn);
        var storage = new StoragePuts(deployment);
        var megabytes = bench.megabytes().orElse(USUAL_MEGABYTES);
        var ways = new Ways(
                Payload.share(SHARE + Long.BYTES),
                megabytes,
                new CurlPut(server, bench.data().directory("curl")),
                new SignedPuts(deployment, storage),
                storage);
        bench.progress().accept("warming up");
        for (var turn = 0; turn < WARM_UPS; turn++) {
            ways.turn(new Samples());
        }
        for (var round = 1; round <= bench.rounds(); round++) {
            ways.turn(bench.samples());
            bench.progress().accept("round %d of %d".formatted(round, bench.rounds()));
        }
    }

    private record Ways(ByteBuffer shared, int megabytes, CurlPut curl, SignedPuts signed, StoragePuts storage) {

        /** Each way once, with bytes of its own; what was written is on the disk before the next begins. */
        void turn(Samples samples) throws IOException, InterruptedException {
            var bySigned = "MB/s of %d MB, signed".formatted(megabytes);
            var byStorage = "MB/s of %d MB, through storage".formatted(megabytes);
            var curls = megabytes / curl.seconds(fresh());
            settle();
            samples.add(Samples.OURS, bySigned, "MB/s", megabytes / signed.seconds(fresh()));
            settle();
            var through = Put.seconds(storage.of(List.of(fresh())));
            samples.add(Samples.OURS, byStorage, "MB/s", megabytes / through);
            settle();
            samples.add(CurlPut.NAME, bySigned, "MB/s", curls);
            samples.add(CurlPut.NAME, byStorage, "MB/s", curls);
        }

        private Payload fresh() {
            return Payload.fresh(shared, megabytes);
        }

        private static void settle() throws IOException, InterruptedException {
            var _ = new ProcessBuilder("sync").inheritIO().start().waitFor();
        }
    }
}
