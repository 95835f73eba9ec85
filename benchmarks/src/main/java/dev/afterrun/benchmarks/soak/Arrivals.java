package dev.afterrun.benchmarks.soak;

import dev.afterrun.benchmarks.jobs.Job;
import dev.afterrun.benchmarks.jobs.JobClient;
import dev.afterrun.contracts.RepositoryName;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Jobs that end at a fixed pace, whatever becomes of those before, each of them published until it is accepted. */
record Arrivals(JobClient client, int perSecond, long seed) {
    /** With this many jobs a second each, as in the benchmark that measures what the machine can do. */
    private static final int PULL_REQUESTS_AT_ONCE = 20;

    private static final int JOBS_OF_EACH = 20;
    private static final int REPOSITORIES = 10;
    private static final int WITH_A_FILE = 4;
    private static final int FILE_BYTES = 2_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** What was answered with 202, and where its status is told. */
    record Accepted(Job job, URI status) {}

    /** Returns once the last of them is accepted. */
    List<Accepted> during(Duration length) throws Exception {
        var accepted = new ConcurrentLinkedQueue<Accepted>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var begun = System.nanoTime();
            var publications = new ArrayList<Future<Boolean>>();
            for (var number = 0; number < perSecond * length.toSeconds(); number++) {
                var due = begun + number * 1_000_000_000L / perSecond;
                for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                var job = job(number);
                publications.add(threads.submit(() -> publish(job, accepted)));
            }
            for (var publication : publications) {
                var _ = publication.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
        return List.copyOf(accepted);
    }

    private boolean publish(Job job, Queue<Accepted> accepted) throws IOException, InterruptedException {
        return accepted.add(new Accepted(job, client.publish(job)));
    }

    /** So many pull requests have jobs at a time, then others have, so that no comment grows for ever. */
    private Job job(int number) {
        var generation = number / (PULL_REQUESTS_AT_ONCE * JOBS_OF_EACH);
        var pullRequest = generation * PULL_REQUESTS_AT_ONCE + number % PULL_REQUESTS_AT_ONCE;
        return new Job(
                new RepositoryName("soak", "repository-" + pullRequest % REPOSITORIES),
                1 + pullRequest / REPOSITORIES,
                number,
                file(number));
    }

    private Optional<byte[]> file(int number) {
        if (number % WITH_A_FILE != 0) {
            return Optional.empty();
        }
        var content = new byte[FILE_BYTES];
        new Random(seed + number).nextBytes(content);
        return Optional.of(content);
    }
}
