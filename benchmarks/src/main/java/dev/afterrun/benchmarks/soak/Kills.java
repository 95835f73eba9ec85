package dev.afterrun.benchmarks.soak;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Kills one part after the other, whichever chance names, and starts it again at once. */
final class Kills {
    private static final Duration LEAST = Duration.ofSeconds(20);
    private static final Duration MOST = Duration.ofSeconds(60);

    private final SoakedParts parts;
    private final Random chance;
    private final Consumer<String> progress;
    private final long begun = System.nanoTime();
    private final List<Double> minutes = new ArrayList<>();
    private final CountDownLatch stop = new CountDownLatch(1);

    Kills(SoakedParts parts, Random chance, Consumer<String> progress) {
        this.parts = parts;
        this.chance = chance;
        this.progress = progress;
    }

    /** Goes on until it is told to stop; fails where a part does not come back. */
    CompletableFuture<Void> begin() {
        var end = new CompletableFuture<Void>();
        Thread.ofVirtual().name("kills").start(() -> {
            try {
                kill();
                end.complete(null);
            } catch (IOException | InterruptedException | RuntimeException e) {
                end.completeExceptionally(e);
            }
        });
        return end;
    }

    /** The part that was killed last comes back; no other is killed. */
    void stop() {
        stop.countDown();
    }

    /** When each was, in minutes since the beginning. */
    synchronized List<Double> minutes() {
        return List.copyOf(minutes);
    }

    private void kill() throws IOException, InterruptedException {
        while (!stop.await(chance.nextLong(LEAST.toMillis(), MOST.toMillis()), TimeUnit.MILLISECONDS)) {
            var victim = parts.all().get(chance.nextInt(parts.all().size()));
            var at = System.nanoTime();
            note((at - begun) / 60e9);
            victim.dieAndReturn();
            progress.accept("%s was killed, and ready again after %.1f s"
                    .formatted(victim.name(), (System.nanoTime() - at) / 1e9));
        }
    }

    private synchronized void note(double minute) {
        minutes.add(minute);
    }
}
