package dev.afterrun.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How an object is written in one piece. */
public interface SinkContract extends StoreContract {

    @Test
    default void manyPiecesShouldLieWhereTheSinkSaidTheyWould() throws IOException {
        // Given
        var key = ObjectKey.fresh();
        var whole = new ByteArrayOutputStream();

        // When
        try (var sink = store().write(key)) {
            for (var piece = 0; piece < 300; piece++) {
                var bytes = StoreBytes.random(piece, piece * 17);
                assertThat(sink.length()).isEqualTo(whole.size());
                sink.append(ByteBuffer.wrap(bytes));
                whole.writeBytes(bytes);
            }
            var large = StoreBytes.random(300, 1_000_000);
            sink.append(ByteBuffer.wrap(large));
            whole.writeBytes(large);
            sink.append(ByteBuffer.wrap(new byte[] {7}));
            whole.write(7);
            sink.commit();
        }

        // Then
        assertThat(StoreBytes.get(store(), key)).isEqualTo(whole.toByteArray());
    }

    @Test
    default void nothingShouldBeVisibleBeforeTheCommit() throws IOException {
        // Given
        var key = ObjectKey.fresh();

        try (var sink = store().write(key)) {
            // When
            sink.append(ByteBuffer.wrap(new byte[1_000_000]));

            // Then
            assertThatThrownBy(() -> store().size(key)).isInstanceOf(ObjectMissing.class);
            assertThat(store().list(Listing.all(10)).objects()).isEmpty();
        }
    }

    @Test
    default void closeWithoutCommitShouldLeaveNothing() throws IOException {
        // Given
        var key = ObjectKey.fresh();

        // When
        try (var sink = store().write(key)) {
            sink.append(ByteBuffer.wrap(new byte[1_000_000]));
        }

        // Then
        assertThatThrownBy(() -> store().size(key)).isInstanceOf(ObjectMissing.class);
        assertThat(store().staged(Instant.MAX, 10)).isEmpty();
    }

    @Test
    default void anEmptyObjectShouldBeWritten() throws IOException {
        // Given
        var key = ObjectKey.fresh();

        // When
        try (var sink = store().write(key)) {
            sink.commit();
        }

        // Then
        assertThat(store().size(key)).isZero();
    }

    @Test
    default void aSinkShouldNeverChangeAnObject() throws IOException {
        // Given
        var key = ObjectKey.fresh();
        StoreBytes.put(store(), key, new byte[] {1});

        // When
        try (var sink = store().write(key)) {
            sink.append(ByteBuffer.wrap(new byte[] {2}));
            assertThatThrownBy(sink::commit).isInstanceOf(ObjectExists.class);
        }

        // Then
        assertThat(StoreBytes.get(store(), key)).containsExactly(1);
    }

    @Test
    default void nothingShouldBeTakenAfterTheCommit() throws IOException {
        // Given
        var key = ObjectKey.fresh();

        try (var sink = store().write(key)) {
            sink.commit();

            // When
            assertThatThrownBy(() -> sink.append(ByteBuffer.wrap(new byte[1])))
                    .isInstanceOf(IllegalStateException.class);
        }

        // Then
        assertThat(store().size(key)).isZero();
    }
}
