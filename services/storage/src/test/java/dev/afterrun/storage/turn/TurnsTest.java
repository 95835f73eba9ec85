package dev.afterrun.storage.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.afterrun.contracts.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void end() {
        over.countDown();
        threads.shutdownNow();
    }

    @Test
    void whoComesWhenAllPlacesAreTakenIsToldSoAtOnce() throws InterruptedException {
        // Given
        var turns = new Turns(1, 0, LONG);
        var working = working(turns);

        // When // Then
        refuses(turns);
        assertThat(working).isNotDone();
    }

    @Test
    void whoHasWaitedForSoLongIsToldSo() throws InterruptedException {
        // Given
        var turns = new Turns(1, 1, Duration.ofMillis(1));
        var working = working(turns);

        // When // Then
        refuses(turns);
        assertThat(working).isNotDone();
    }

    @Test
    void whoWaitsIsNextAndPlacesAreFreeAgain() throws InterruptedException {
        // Given
        var turns = new Turns(1, 1, LONG);
        var first = working(turns);
        var next = CompletableFuture.supplyAsync(() -> turns.take(() -> "next"), threads);

        // When
        over.countDown();

        // Then
        assertThat(first).succeedsWithin(LONG).isEqualTo("first");
        assertThat(next).succeedsWithin(LONG).isEqualTo("next");
        assertThat(turns.<String>take(() -> "again")).isEqualTo("again");
    }

    @Test
    void whatFailsLeavesItsTurn() {
        // Given
        var turns = new Turns(1, 0, LONG);
        Supplier<String> failing = () -> {
            throw new IllegalStateException("it fails");
        };

        // When
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> turns.take(failing));

        // Then
        assertThat(turns.<String>take(() -> "next")).isEqualTo("next");
    }

    private CompletableFuture<String> working(Turns turns) throws InterruptedException {
        var working = CompletableFuture.supplyAsync(() -> turns.take(this::first), threads);
        begun.await();
        return working;
    }

    private String first() {
        begun.countDown();
        try {
            assertThat(over.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "first";
    }

    private static void refuses(Turns turns) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> turns.take(() -> "too many"))
                .satisfies(refusal -> assertThat(refusal.problem().status()).isEqualTo(503))
                .withMessageContaining("1 of them at once; try again in a moment");
    }
}
