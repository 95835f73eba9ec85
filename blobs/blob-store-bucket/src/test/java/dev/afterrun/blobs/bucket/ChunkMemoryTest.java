package dev.afterrun.blobs.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.StagingKey;
import dev.afterrun.blobs.StoreBytes;
import dev.afterrun.blobs.bucket.BucketSettings.Reading;
import dev.afterrun.blobs.bucket.SignedWriting.Trust;
import dev.afterrun.contracts.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChunkMemoryTest {
    private static final int CHUNK = 1000;
    private static final byte[] BYTES = StoreBytes.random(1, 3500);

    private final MemoryBucket bucket = new MemoryBucket();

    @Test
    void uploadsBeyondTheChunksTakeTurnsAndAllArrive() {
        // Given
        var store = new BucketBlobStore(
                bucket, new BucketSettings("here/", CHUNK, Reading.STREAMED), Trust.NONE, new ChunkMemory(2, CHUNK));

        // When
        var stored = IntStream.range(0, 20)
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> stored(store)))
                .toList();

        // Then
        assertThat(stored).allSatisfy(content -> assertThat(content.join()).isEqualTo(BYTES));
    }

    @Test
    void anUploadThatIsLeftOrDoneLetsGoOfItsMemory() throws IOException {
        // Given
        var store = new BucketBlobStore(
                bucket, new BucketSettings("here/", CHUNK, Reading.STREAMED), Trust.NONE, new ChunkMemory(1, CHUNK));
        var left = StagingKey.of(UUID.randomUUID().toString(), Digest.of(BYTES));
        try (var staged = store.stage(left)) {
            staged.append(0, ByteBuffer.wrap(BYTES, 0, 1500));
        }
        try (var sink = store.write(ObjectKey.fresh())) {
            sink.append(ByteBuffer.wrap(BYTES));
        }
        bucket.failNextPuts(1);
        var failing = store.stage(StagingKey.of(UUID.randomUUID().toString(), Digest.of(BYTES)));
        failing.append(0, ByteBuffer.wrap(BYTES, 0, 10));
        assertThatThrownBy(failing::close).isInstanceOf(IOException.class);

        // When
        var stored = stored(store);

        // Then
        assertThat(stored).isEqualTo(BYTES);
    }

    @Test
    void memoryThatWasGivenBackIsUsedAgain() throws IOException {
        // Given
        var memory = new ChunkMemory(2, CHUNK);
        var chunk = memory.take();

        // When
        memory.giveBack(chunk);

        // Then
        assertThat(memory.take()).isSameAs(chunk);
    }

    private static byte[] stored(BlobStore store) {
        try {
            var key = ObjectKey.fresh();
            StoreBytes.put(store, new StagingKey(UUID.randomUUID().toString()), key, BYTES);
            return StoreBytes.get(store, key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
