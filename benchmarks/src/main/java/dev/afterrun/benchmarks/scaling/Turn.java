package dev.afterrun.benchmarks.scaling;

import dev.afterrun.benchmarks.jobs.Job;
import dev.afterrun.contracts.RepositoryName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One backlog for so many replicas: all of it is on the queue at one moment, when they are ready and have shared the partitions.
 *
 * @param warmUp how many jobs are done before one counts
 * @param counted how many count
 */
record Turn(Ground ground, int warmUp, int counted) {
    private static final int REPOSITORIES = 20;
    private static final Duration LATENCY = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int MILLIS_BETWEEN = 10;

    /** How many of the counted jobs were done a second. */
    double rate(Scaled scaled, int replicas, int first) throws IOException, InterruptedException {
        var jobs = jobs(scaled, first);
        var records = scaled.prepare(jobs);
        var service = ground.replicas(scaled.service());
        service.run(0);
        var group = scaled.service().word();
        ground.broker().skip(group, List.of(scaled.topic()));
        service.run(replicas);
        ground.broker().awaitCalm(group);
        scaled.slow(LATENCY);
        try (var left = scaled.watch(jobs)) {
            records.send(ground.broker());
            await(left, counted);
            var begun = System.nanoTime();
            await(left, 0);
            return counted / ((System.nanoTime() - begun) / 1e9);
        } finally {
            scaled.slow(Duration.ZERO);
        }
    }

    private static void await(Scaled.Watched left, int wanted) throws IOException, InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        for (var found = left.getAsInt(); found > wanted; found = left.getAsInt()) {
            if (System.nanoTime() > end) {
                throw new IOException(found + " jobs are left after " + PATIENCE.toMinutes() + " minutes");
            }
            Thread.sleep(MILLIS_BETWEEN);
        }
    }

    /** One on each pull request, so that nothing waits for anything but the forge and the store. */
    private List<Job> jobs(Scaled scaled, int first) {
        return IntStream.range(0, warmUp + counted)
                .mapToObj(i -> new Job(
                        new RepositoryName("octo", "from-" + first + "-" + i % REPOSITORIES),
                        1 + i / REPOSITORIES,
                        first + i,
                        file(scaled, first + i)))
                .toList();
    }

    private static Optional<byte[]> file(Scaled scaled, int number) {
        return switch (scaled.service()) {
            case STORAGE -> Optional.of(("made by job " + number).getBytes(StandardCharsets.UTF_8));
            case INGEST, NOTIFIER, REAPER -> Optional.empty();
        };
    }
}
