package dev.afterrun.blobs.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.blobs.BlobStoreContract;
import dev.afterrun.blobs.DigestMismatch;
import dev.afterrun.blobs.Listing;
import dev.afterrun.blobs.ObjectExists;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.StagingKey;
import dev.afterrun.blobs.StoreBytes;
import dev.afterrun.blobs.StoreContract;
import dev.afterrun.contracts.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a store in a bucket promises of objects that are larger than a chunk. */
public interface ManyChunksContract extends StoreContract {
    StagingKey UPLOAD = BlobStoreContract.KEY_OF_UPLOAD;

    /** Bytes of a chunk of the store under test. */
    int chunkSize();

    @Test
    default void anUploadOfManyChunksShouldBeOneObject() throws IOException {
        // Given
        var key = ObjectKey.fresh();
        var bytes = StoreBytes.random(40, 2 * chunkSize() + 1);

        // When
        StoreBytes.put(store(), key, bytes);

        // Then
        assertThat(StoreBytes.get(store(), key)).isEqualTo(bytes);
        assertThat(store().staged(Instant.MAX, 10)).isEmpty();
    }

    @Test
    default void anUploadOfExactlyTwoChunksShouldBeOneObject() throws IOException {
        // Given
        var key = ObjectKey.fresh();
        var bytes = StoreBytes.random(41, 2 * chunkSize());

        // When
        StoreBytes.put(store(), key, bytes);

        // Then
        assertThat(StoreBytes.get(store(), key)).isEqualTo(bytes);
    }

    @Test
    default void anUploadCutOffInEveryChunkShouldLoseNothing() throws IOException {
        // Given
        var key = ObjectKey.fresh();
        var bytes = StoreBytes.random(42, 2 * chunkSize() + 1000);
        var step = chunkSize() / 2 + 7;

        // When
        for (var offset = 0; offset < bytes.length; offset += step) {
            try (var staged = store().stage(UPLOAD)) {
                staged.append(
                        offset, new ByteArrayInputStream(bytes, offset, Math.min(step, bytes.length - offset)), step);
            }
            assertThat(store().offset(UPLOAD)).isEqualTo(Math.min(bytes.length, offset + step));
        }
        try (var staged = store().stage(UPLOAD)) {
            staged.promote(key, Digest.of(bytes), bytes.length);
        }

        // Then
        assertThat(StoreBytes.get(store(), key)).isEqualTo(bytes);
        assertThat(store().staged(Instant.MAX, 10)).isEmpty();
    }

    @Test
    default void manyChunksOfWrongBytesShouldBeRefusedAndForgotten() throws IOException {
        // Given
        var bytes = StoreBytes.random(43, chunkSize() + 1000);

        // When
        try (var staged = store().stage(UPLOAD)) {
            staged.append(0, ByteBuffer.wrap(bytes));
            assertThatThrownBy(() -> staged.promote(ObjectKey.fresh(), Digest.of(new byte[0]), bytes.length))
                    .isInstanceOf(DigestMismatch.class);
        }

        // Then
        assertThat(store().list(Listing.all(10)).objects()).isEmpty();
        assertThat(store().staged(Instant.MAX, 10)).isEmpty();
    }

    @Test
    default void aSinkOfManyChunksShouldNeverChangeAnObject() throws IOException {
        // Given
        var key = ObjectKey.fresh();
        var bytes = StoreBytes.random(44, chunkSize() + 1000);
        try (var sink = store().write(key)) {
            sink.append(ByteBuffer.wrap(bytes));
            sink.commit();
        }

        // When
        try (var sink = store().write(key)) {
            sink.append(ByteBuffer.wrap(new byte[chunkSize() + 1]));
            assertThatThrownBy(sink::commit).isInstanceOf(ObjectExists.class);
        }

        // Then
        assertThat(StoreBytes.get(store(), key)).isEqualTo(bytes);
        assertThat(store().staged(Instant.MAX, 10)).isEmpty();
    }
}
