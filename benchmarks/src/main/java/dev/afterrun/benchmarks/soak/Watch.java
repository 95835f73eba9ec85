package dev.afterrun.benchmarks.soak;

import dev.afterrun.benchmarks.soak.SoakedParts.Mortal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks at every process and every queue, every ten seconds. */
final class Watch {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    /** A process that is younger still loads and compiles. */
    private static final Duration START_UP = Duration.ofMinutes(1);

    private final SoakedParts parts;
    private final Depths depths;
    private final Map<Figure, Map<String, Series>> figures = new EnumMap<>(Figure.class);
    private final Series outbox = new Series("waiting");
    private final Series lag = new Series("waiting");
    private final CountDownLatch stop = new CountDownLatch(1);

    Watch(SoakedParts parts, Depths depths) {
        this.parts = parts;
        this.depths = depths;
        for (var figure : Figure.values()) {
            var ofParts = new LinkedHashMap<String, Series>();
            parts.all().forEach(part -> ofParts.put(part.name(), new Series(part.name())));
            figures.put(figure, ofParts);
        }
    }

    /** Goes on until it is told to stop. */
    CompletableFuture<Void> begin() {
        var end = new CompletableFuture<Void>();
        Thread.ofVirtual().name("watch").start(() -> {
            try {
                look();
                end.complete(null);
            } catch (InterruptedException | RuntimeException e) {
                end.completeExceptionally(e);
            }
        });
        return end;
    }

    void stop() {
        stop.countDown();
    }

    /** One line a part. */
    List<Series> of(Figure figure) {
        return List.copyOf(figures.getOrDefault(figure, Map.of()).values());
    }

    /** Facts that wait to be sent. */
    Series outbox() {
        return outbox;
    }

    /** Records that wait to be taken. */
    Series lag() {
        return lag;
    }

    private void look() throws InterruptedException {
        var begun = System.nanoTime();
        do {
            var minute = (System.nanoTime() - begun) / 60e9;
            parts.all().forEach(part -> look(part, minute));
            add(outbox, minute, depths.outbox());
            add(lag, minute, depths.lag());
        } while (!stop.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS));
    }

    private static void add(Series series, double minute, OptionalDouble value) {
        value.ifPresent(found -> series.add(minute, found));
    }

    private void look(Mortal part, double minute) {
        part.part().process().ifPresent(process -> {
            var isOld = process.info()
                    .startInstant()
                    .filter(start -> start.plus(START_UP).isBefore(Instant.now()))
                    .isPresent();
            figures.forEach((figure, ofParts) -> value(figure, process).ifPresent(value -> {
                var series = ofParts.computeIfAbsent(part.name(), Series::new);
                if (isOld) {
                    series.add(minute, value);
                } else {
                    series.addUnsettled(minute, value);
                }
            }));
        });
    }

    private static OptionalDouble value(Figure figure, ProcessHandle process) {
        try {
            return OptionalDouble.of(figure.of(process));
        } catch (IOException | UncheckedIOException e) {
            // It has just been killed: there is nothing to see.
            return OptionalDouble.empty();
        }
    }
}
