package dev.afterrun.benchmarks.download;

import dev.afterrun.benchmarks.Bench;
import dev.afterrun.benchmarks.Benchmark;
import dev.afterrun.benchmarks.load.LoadGenerator;
import dev.afterrun.benchmarks.transfer.Fetch;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Megabytes and requests a second, of a file that is large and one that is small. */
public final class DownloadBenchmark implements Benchmark {
    private static final int WARM_UPS = 3;
    private static final List<Integer> CONNECTIONS_OF_LARGE = List.of(1, 2, 8);
    private static final List<SmallReads> SMALL = List.of(
            new SmallReads("4 KB", FileServer::small, "", 32),
            new SmallReads("4 KB", FileServer::small, "", 200),
            new SmallReads("64 KB within 100 MB", FileServer::large, "Range: bytes=50000000-50065535\r\n", 32));
    private static final Duration TURN = Duration.ofSeconds(3);
    private static final double MEGABYTE = 1e6;

    @Override
    public String name() {
        return "download";
    }

    @Override
    public String about() {
        return "a file of 100 MB and one of 4 KB from storage, beside nginx";
    }

    @Override
    public void run(Bench bench) throws Exception {
        var subjects = new FileServers(bench).start();
        var generator = bench.started().add(new LoadGenerator());
        bench.progress().accept("warming up");
        for (var i = 0; i < WARM_UPS; i++) {
            for (var subject : subjects) {
                large(subject, 2);
                for (var reads : SMALL) {
                    generator.put(reads.of(subject, TURN));
                }
            }
        }
        for (var round = 1; round <= bench.rounds(); round++) {
            for (var connections : CONNECTIONS_OF_LARGE) {
                for (var subject : subjects) {
                    measureLarge(bench, subject, connections);
                }
            }
            for (var reads : SMALL) {
                for (var subject : subjects) {
                    measureSmall(bench, subject, reads, generator);
                }
            }
            bench.progress().accept("round %d of %d".formatted(round, bench.rounds()));
        }
    }

    private static void measureLarge(Bench bench, FileServer subject, int connections)
            throws IOException, InterruptedException {
        var metric = "MB/s of 100 MB, " + connections + (connections == 1 ? " connection" : " connections");
        bench.samples().add(subject.name(), metric, "MB/s", large(subject, connections) / MEGABYTE);
    }

    private static double large(FileServer subject, int connections) throws IOException, InterruptedException {
        return new Fetch(subject.port(), subject.large()).bytesPerSecond(connections, TURN);
    }

    private static void measureSmall(Bench bench, FileServer subject, SmallReads reads, LoadGenerator generator)
            throws IOException {
        var result = generator.put(reads.of(subject, TURN));
        if (result.failed() > 0) {
            throw new IOException(result.failed() + " requests were not answered with 2xx by " + subject.name());
        }
        bench.samples().add(subject.name(), "requests/s of " + reads.words(), "1/s", result.perSecond());
        bench.samples().add(subject.name(), "p99 latency of " + reads.words(), "ms", result.p99Millis());
    }
}
