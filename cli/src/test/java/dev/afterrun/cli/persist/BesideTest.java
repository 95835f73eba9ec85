package dev.afterrun.cli.persist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.afterrun.contracts.Digest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class BesideTest {
    private static final int LONGEST = 300_000;

    @Test
    void allChunksArriveInTheirOrderWithTheBytesThatTheyHad() throws IOException {
        // Given
        var random = new Random(1);
        var buffer = new byte[2 * LONGEST];
        var given = new ArrayList<Digest>();
        var taken = new ArrayList<Digest>();

        // When
        try (var beside = new Beside(
                (sha256, bytes, offset, length) -> {
                    assertThat(Digest.of(Arrays.copyOfRange(bytes, offset, offset + length)))
                            .isEqualTo(sha256);
                    taken.add(sha256);
                },
                LONGEST)) {
            for (var i = 0; i < 100; i++) {
                random.nextBytes(buffer);
                var offset = random.nextInt(LONGEST);
                var length = i % 10 == 0 ? LONGEST : 1 + random.nextInt(LONGEST);
                var sha256 = Digest.of(Arrays.copyOfRange(buffer, offset, offset + length));
                beside.take(sha256, buffer, offset, length);
                given.add(sha256);
            }
            beside.end();
        }

        // Then
        assertThat(taken).isEqualTo(given);
    }

    @Test
    void aChunkMayBeLongerThanWhatIsHandedOnAtATime() throws IOException {
        // Given
        var chunk = new byte[8 * 1024 * 1024];
        var lengths = new ArrayList<Integer>();

        // When
        try (var beside = new Beside((sha256, bytes, offset, length) -> lengths.add(length), chunk.length)) {
            beside.take(Digest.of(chunk), chunk, 0, chunk.length);
            beside.end();
        }

        // Then
        assertThat(lengths).isEqualTo(List.of(chunk.length));
    }

    @Test
    void whatTheSinkThrowsIsThrown() throws IOException {
        // Given
        var chunk = new byte[LONGEST];
        var full = new IOException("the disk is full");

        // Then
        try (var beside = new Beside(
                (sha256, bytes, offset, length) -> {
                    throw full;
                },
                LONGEST)) {
            beside.take(Digest.of(chunk), chunk, 0, chunk.length);
            assertThatExceptionOfType(IOException.class).isThrownBy(beside::end).isSameAs(full);
        }
    }

    @Test
    void whatIsNotWantedAnyMoreIsInterrupted() throws InterruptedException, IOException {
        // Given
        var begun = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        var chunk = new byte[LONGEST];

        // When
        try (var beside = new Beside(
                (sha256, bytes, offset, length) -> {
                    begun.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        ended.countDown();
                        Thread.currentThread().interrupt();
                    }
                },
                LONGEST)) {
            for (var i = 0; i < 4; i++) {
                beside.take(Digest.of(chunk), chunk, 0, chunk.length);
            }
            begun.await();
        }

        // Then
        assertThat(ended.getCount()).isZero();
    }
}
