package dev.afterrun.cli.set.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Digest;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class KeptChunksTest {
    private static final byte[] ONE = {1, 1, 1, 1};
    private static final byte[] TWO = {2, 2, 2};
    private static final Digest FIRST = Digest.of(ONE);
    private static final Digest SECOND = Digest.of(TWO);

    @Test
    void aChunkStaysUntilItIsForgotten() throws IOException {
        try (var kept = new KeptChunks(4)) {
            // Given
            kept.put(FIRST, ONE);

            // When
            kept.forget(FIRST);
            kept.put(SECOND, TWO);

            // Then
            assertThat(kept.has(FIRST)).isFalse();
            assertThat(kept.get(SECOND, 3)).isEqualTo(TWO);
        }
    }

    @Test
    void whatMemoryHasNoRoomForLiesInAFile() throws IOException {
        try (var kept = new KeptChunks(5)) {
            // When
            kept.put(FIRST, ONE);
            kept.put(SECOND, TWO);

            // Then
            assertThat(kept.get(SECOND, 3)).isEqualTo(TWO);
            assertThat(kept.get(FIRST, 4)).isEqualTo(ONE);
            assertThat(kept.get(SECOND, 3)).isEqualTo(TWO);
        }
    }
}
