package dev.afterrun.blobs.bucket;

import static dev.afterrun.blobs.BlobStoreContract.KEY_OF_UPLOAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.DigestMismatch;
import dev.afterrun.blobs.Listing;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.StagedObject;
import dev.afterrun.blobs.StoreBytes;
import dev.afterrun.blobs.bucket.BucketSettings.Reading;
import dev.afterrun.contracts.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of an upload when the store, another process or the disk below does wrong. */
class UnluckyUploadTest {
    private static final int CHUNK = 1000;
    private static final byte[] BYTES = StoreBytes.random(1, 3500);

    private final MemoryBucket bucket = new MemoryBucket();
    private final BlobStore store = processOn(bucket);

    @Test
    void aStoreThatFailsForAWhileCostsNoByte() throws IOException {
        // Given
        var key = ObjectKey.fresh();
        try (var staged = store.stage(KEY_OF_UPLOAD)) {
            bucket.failNextPuts(1);
            assertThatThrownBy(() -> sendTheRest(staged, key)).hasMessage("refused by the test");

            // When
            sendTheRest(staged, key);
        }

        // Then
        assertThat(StoreBytes.get(store, key)).isEqualTo(BYTES);
    }

    @Test
    void aTailThatCannotBeKeptIsToldAndCostsItselfAlone() throws IOException {
        // Given
        try (var staged = store.stage(KEY_OF_UPLOAD)) {
            staged.append(0, ByteBuffer.wrap(BYTES, 0, 2000));
        }
        var staged = store.stage(KEY_OF_UPLOAD);
        staged.append(2000, ByteBuffer.wrap(BYTES, 2000, 500));

        // When
        bucket.failNextPuts(1);
        assertThatThrownBy(staged::close).isInstanceOf(IOException.class);

        // Then
        assertThat(store.offset(KEY_OF_UPLOAD)).isEqualTo(2000);
        store.stage(KEY_OF_UPLOAD).close();
    }

    @Test
    void bytesThatWereDamagedInTheBucketAreFoundWhenTheUploadGoesOn() throws IOException {
        // Given
        try (var staged = store.stage(KEY_OF_UPLOAD)) {
            staged.append(0, ByteBuffer.wrap(BYTES, 0, 2500));
        }
        bucket.damage(bucket.names().get(1));

        // When
        try (var staged = store.stage(KEY_OF_UPLOAD)) {
            staged.append(2500, ByteBuffer.wrap(BYTES, 2500, 1000));
            assertThatThrownBy(() -> staged.promote(ObjectKey.fresh(), Digest.of(BYTES), BYTES.length))
                    .isInstanceOf(DigestMismatch.class);
        }

        // Then
        assertThat(bucket.names()).isEmpty();
    }

    @Test
    void aMissingChunkMakesTheUploadGoOnBeforeIt() throws IOException {
        // Given
        var key = ObjectKey.fresh();
        try (var staged = store.stage(KEY_OF_UPLOAD)) {
            staged.append(0, ByteBuffer.wrap(BYTES));
        }

        // When
        bucket.remove(bucket.names().get(1));

        // Then
        assertThat(store.offset(KEY_OF_UPLOAD)).isEqualTo(1000);
        try (var staged = store.stage(KEY_OF_UPLOAD)) {
            staged.append(1000, ByteBuffer.wrap(BYTES, 1000, 2500));
            staged.promote(key, Digest.of(BYTES), BYTES.length);
        }
        assertThat(StoreBytes.get(store, key)).isEqualTo(BYTES);
        assertThat(store.staged(Instant.MAX, 10)).isEmpty();
    }

    @Test
    void anotherProcessThatWritesTheSameUploadNeverChangesWhatWasHashed() throws IOException {
        // Given
        var key = ObjectKey.fresh();
        var others = StoreBytes.random(2, BYTES.length);
        var second = processOn(bucket);

        // When
        try (var staged = store.stage(KEY_OF_UPLOAD);
                var rival = second.stage(KEY_OF_UPLOAD)) {
            staged.append(0, ByteBuffer.wrap(BYTES));
            rival.append(0, ByteBuffer.wrap(others));
            staged.promote(key, Digest.of(BYTES), BYTES.length);
        }

        // Then
        assertThat(StoreBytes.get(store, key)).isEqualTo(BYTES);
        assertThat(store.list(Listing.all(10)).objects()).hasSize(1);
    }

    @Test
    void whatOthersPutIntoTheBucketIsLeftAlone() throws IOException {
        // Given
        for (var name : List.of("here/objects/Not A Key", "here/staging/stray", "here/staging/UPPER/x", "elsewhere")) {
            bucket.put(name, ByteBuffer.allocate(1));
        }

        // When
        var objects = store.list(Listing.all(10)).objects();
        var uploads = store.staged(Instant.MAX, 10);

        // Then
        assertThat(objects).isEmpty();
        assertThat(uploads).isEmpty();
        assertThat(bucket.names()).hasSize(4);
    }

    private static void sendTheRest(StagedObject staged, ObjectKey key) throws IOException {
        var offset = (int) staged.offset();
        staged.append(offset, ByteBuffer.wrap(BYTES, offset, BYTES.length - offset));
        staged.promote(key, Digest.of(BYTES), BYTES.length);
    }

    private static BlobStore processOn(Bucket bucket) {
        return new BucketBlobStore(bucket, new BucketSettings("here/", CHUNK, Reading.STREAMED));
    }
}
