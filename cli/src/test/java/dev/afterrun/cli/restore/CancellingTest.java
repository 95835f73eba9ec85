package dev.afterrun.cli.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class CancellingTest {
    private final AtomicBoolean takenBack = new AtomicBoolean();

    @Test
    void theSignalInterruptsARestoreAndWaitsUntilItHasTakenBackWhatItDid() {
        // Given
        var watching = new CompletableFuture<Cancelling>();
        Thread.ofPlatform().start(() -> restore(watching));
        var cancelling = watching.join();

        // When
        cancelling.cancel();

        // Then
        assertThat(takenBack).isTrue();
    }

    private void restore(CompletableFuture<Cancelling> watching) {
        var cancelling = new Cancelling(Thread.currentThread());
        var unused = cancelling.during(() -> {
            watching.complete(cancelling);
            waitForEver();
            takenBack.set(true);
            return "over";
        });
    }

    private static void waitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            // That is the signal.
        }
    }
}
