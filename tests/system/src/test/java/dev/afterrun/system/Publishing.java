package dev.afterrun.system;

import static org.awaitility.Awaitility.await;

import dev.afterrun.system.CiClient.Accepted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Several CI clients at once that publish runs in the background; each run's jobs one after the other. */
final class Publishing {
    private static final int CLIENTS = 6;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Queue<Accepted> accepted = new ConcurrentLinkedQueue<>();
    private volatile CompletableFuture<Void> newest = CompletableFuture.completedFuture(null);
    private final CiClient client;

    Publishing(CiClient client) {
        this.client = client;
    }

    /** Starts to publish; done when all of them were accepted. */
    CompletableFuture<Void> begin(List<List<JobRun>> runs) {
        var queue = new ConcurrentLinkedQueue<>(runs);
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var clients = IntStream.range(0, CLIENTS)
                .mapToObj(i -> CompletableFuture.runAsync(() -> publishFrom(queue), threads))
                .toArray(CompletableFuture<?>[]::new);
        newest = CompletableFuture.allOf(clients).whenComplete((done, failure) -> threads.shutdown());
        return newest;
    }

    /** Returns once so many were accepted of those that were ever begun. */
    void awaitAccepted(int count) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(2))
                .failFast("a client was refused", newest::isCompletedExceptionally)
                .until(() -> accepted.size() >= count);
    }

    /** What was answered with 202, so far. */
    List<Accepted> accepted() {
        return List.copyOf(accepted);
    }

    private void publishFrom(Queue<List<JobRun>> queue) {
        for (var run = queue.poll(); run != null; run = queue.poll()) {
            run.forEach(this::publish);
        }
    }

    private void publish(JobRun job) {
        try {
            accepted.add(client.publish(job));
        } catch (IOException e) {
            Told.that("refused: %s".formatted(e.getMessage()));
            throw new UncheckedIOException(e);
        }
    }
}
