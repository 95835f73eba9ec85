package dev.afterrun.blobs.bucket;

import static dev.afterrun.blobs.BlobStoreContract.KEY_OF_UPLOAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.StagedObject;
import dev.afterrun.blobs.StoreBytes;
import dev.afterrun.blobs.bucket.BucketSettings.Reading;
import dev.afterrun.blobs.bucket.SignedWriting.Trust;
import dev.afterrun.contracts.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Chunks are written while the next one gathers, and what the store refuses meanwhile costs nothing but time. */
class ChunksUnderWayTest {
    static final int CHUNK = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final MemoryBucket bucket = new MemoryBucket();

    @Test
    void bytesGatherWhileTheStoreStillWritesThoseBefore() throws IOException {
        // Given
        var store = with(new ChunkMemory(5, CHUNK));
        var key = ObjectKey.fresh();
        var bytes = StoreBytes.random(1, 4 * CHUNK + 1);
        bucket.hold();

        // When
        try (var staged = store.stage(KEY_OF_UPLOAD)) {
            assertTimeoutPreemptively(
                    PATIENCE, () -> staged.append(0, new ByteArrayInputStream(bytes), bytes.length), "waited");
            var writtenMeanwhile = bucket.names();
            bucket.letGo();
            staged.promote(key, Digest.of(bytes), bytes.length);

            // Then
            assertThat(writtenMeanwhile).isEmpty();
        }
        assertThat(StoreBytes.get(store, key)).isEqualTo(bytes);
    }

    @Test
    void whoeverWaitsForMemoryKeepsNone() throws IOException {
        // Given
        var memory = new ChunkMemory(1, CHUNK);
        var store = with(memory);
        var bytes = StoreBytes.random(2, 3 * CHUNK);

        // When
        try (var staged = store.stage(KEY_OF_UPLOAD)) {
            assertTimeoutPreemptively(PATIENCE, () -> staged.append(0, ByteBuffer.wrap(bytes)), "waited for itself");
        }

        // Then
        assertThat(store.offset(KEY_OF_UPLOAD)).isEqualTo(bytes.length);
        assertThat(memory.takeAtOnce()).isPresent();
    }

    @Property(tries = 300)
    void whateverTheStoreRefusesAllBytesArriveInTheEnd(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 3 * CHUNK) Integer> pieces,
            @ForAll @Size(20) List<@IntRange(max = 3) Integer> refusals,
            @ForAll @IntRange(min = 1, max = 6) int chunksOfMemory)
            throws IOException {
        // Given
        var memory = new ChunkMemory(chunksOfMemory, CHUNK);
        var store = with(memory);
        var key = ObjectKey.fresh();
        var bytes =
                StoreBytes.random(3, pieces.stream().mapToInt(Integer::intValue).sum());

        // When
        for (var piece = 0; piece < pieces.size(); piece++) {
            bucket.failNextPuts(refusals.get(piece));
            sendPiece(store, bytes, pieces.get(piece));
        }
        bucket.failNextPuts(0);
        var arrived = store.offset(KEY_OF_UPLOAD);
        try (var staged = store.stage(KEY_OF_UPLOAD)) {
            staged.append(arrived, ByteBuffer.wrap(bytes, (int) arrived, bytes.length - (int) arrived));
            staged.promote(key, Digest.of(bytes), bytes.length);
        }

        // Then
        assertThat(StoreBytes.get(store, key)).isEqualTo(bytes);
        assertThat(bucket.names()).hasSize(1);
        for (var chunk = 0; chunk < chunksOfMemory; chunk++) {
            assertThat(memory.takeAtOnce()).isPresent();
        }
        bucket.delete(bucket.names());
    }

    /** As a job does: from where the server is, and no further where it is refused. */
    private static void sendPiece(BlobStore store, byte[] bytes, int size) {
        try (var staged = store.stage(KEY_OF_UPLOAD)) {
            send(staged, bytes, size);
        } catch (IOException refused) {
            assertThat(refused).hasMessageContaining("refused by the test");
        }
    }

    private static void send(StagedObject staged, byte[] bytes, int size) throws IOException {
        var from = (int) staged.offset();
        staged.append(from, ByteBuffer.wrap(bytes, from, Math.min(size, bytes.length - from)));
    }

    private BlobStore with(ChunkMemory memory) {
        return new BucketBlobStore(bucket, new BucketSettings("here/", CHUNK, Reading.STREAMED), Trust.NONE, memory);
    }
}
