package dev.afterrun.benchmarks.upload;

import dev.afterrun.benchmarks.Bench;
import dev.afterrun.benchmarks.transfer.Payload;
import dev.afterrun.benchmarks.transfer.Put;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;

/** 100 MB at a time, on one connection and on four. */
final class LargeFiles {
    private static final int BYTES = 100_000_000;
    private static final double MEGABYTE = 1e6;
    private static final List<Integer> CONNECTIONS = List.of(1, 4);
    private static final int WARM_UPS = 6;
    private static final int PUTS_A_TURN = 3;

    private final ByteBuffer shared = Payload.share(BYTES);
    private final Bench bench;
    private final List<Target> targets;

    LargeFiles(Bench bench, List<Target> targets) {
        this.bench = bench;
        this.targets = targets;
    }

    void warmUp() throws IOException, InterruptedException {
        for (var i = 0; i < WARM_UPS; i++) {
            for (var target : targets) {
                seconds(target, 1);
            }
        }
    }

    /** A turn for each. */
    void measure() throws IOException, InterruptedException {
        var floor = new Floor(bench.data().directory("floor"));
        add("hash alone", 1, floor.hash(Payload.fresh(shared)));
        add("disk alone", 1, floor.write(Payload.fresh(shared)));
        for (var connections : CONNECTIONS) {
            for (var turn = 0; turn < PUTS_A_TURN; turn++) {
                for (var target : targets) {
                    add(target.name(), connections, seconds(target, connections));
                }
            }
        }
    }

    private double seconds(Target target, int connections) throws IOException, InterruptedException {
        var payloads =
                Stream.generate(() -> Payload.fresh(shared)).limit(connections).toList();
        var seconds = Put.seconds(target.puts(payloads));
        target.settle(payloads);
        return seconds;
    }

    private void add(String subject, int connections, double seconds) {
        var metric = "MB/s of 100 MB, " + connections + (connections == 1 ? " connection" : " connections");
        bench.samples().add(subject, metric, "MB/s", connections * (BYTES / MEGABYTE) / seconds);
    }
}
