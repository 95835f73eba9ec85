package dev.afterrun.blobs.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WriteBehindTest {
    private static final long STEP = WriteBehind.STEP;

    @Test
    void theDiskGetsAPieceAtATimeAndOneAtOnce() throws IOException {
        // Given
        var mayEnd = new CountDownLatch(1);
        var flushes = new AtomicInteger();
        var behind = new WriteBehind(
                () -> {
                    flushes.incrementAndGet();
                    await(mayEnd);
                },
                0);

        // When
        behind.grown(STEP - 1);
        behind.grown(STEP);
        behind.grown(3 * STEP);
        behind.grown(5 * STEP);
        mayEnd.countDown();
        behind.await();
        behind.grown(6 * STEP);
        behind.await();

        // Then
        assertThat(flushes).hasValue(2);
    }

    @Test
    void aSmallFileIsLeftToTheEnd() throws IOException {
        // Given
        var flushes = new AtomicInteger();
        var behind = new WriteBehind(flushes::incrementAndGet, 10 * STEP);

        // When
        behind.grown(11 * STEP - 1);
        behind.await();

        // Then
        assertThat(flushes).hasValue(0);
    }

    @Test
    void whatTheDiskDidNotTakeIsToldThoughALaterTryWouldSucceed() throws IOException {
        // Given
        var flushes = new AtomicInteger();
        var behind = new WriteBehind(
                () -> {
                    if (flushes.incrementAndGet() == 1) {
                        throw new IOException("Input/output error");
                    }
                },
                0);

        // When
        behind.grown(STEP);

        // Then
        assertThatThrownBy(behind::await).hasRootCauseMessage("Input/output error");
        assertThatThrownBy(() -> behind.grown(2 * STEP)).hasRootCauseMessage("Input/output error");
        assertThat(flushes).hasValue(1);
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
