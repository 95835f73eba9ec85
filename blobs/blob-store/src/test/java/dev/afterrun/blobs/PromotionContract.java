package dev.afterrun.blobs;

import static dev.afterrun.blobs.BlobStoreContract.KEY_OF_UPLOAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How staged bytes become an object, or do not. */
public interface PromotionContract extends StoreContract {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4096, 256 * 1024, 256 * 1024 + 1, 3_000_000})
    default void promotedBytesShouldBeTheObject(int size) throws IOException {
        // Given
        var key = ObjectKey.fresh();
        var bytes = StoreBytes.random(1, size);

        // When
        StoreBytes.put(store(), key, bytes);

        // Then
        assertThat(StoreBytes.get(store(), key)).isEqualTo(bytes);
        assertThat(store().offset(KEY_OF_UPLOAD)).isZero();
    }

    @Test
    default void promotionOfBytesInBuffersShouldTakeThemInOrder() throws IOException {
        // Given
        var key = ObjectKey.fresh();
        var bytes = StoreBytes.random(2, 700_000);
        var direct = ByteBuffer.allocateDirect(400_000).put(bytes, 0, 400_000).flip();
        var heap = ByteBuffer.wrap(bytes, 400_000, 300_000).asReadOnlyBuffer();

        // When
        try (var staged = store().stage(KEY_OF_UPLOAD)) {
            assertThat(staged.append(0, direct, heap)).isEqualTo(700_000);
            staged.promote(key, Digest.of(bytes), bytes.length);
        }

        // Then
        assertThat(StoreBytes.get(store(), key)).isEqualTo(bytes);
    }

    @Test
    default void promotionShouldRefuseOtherBytesAndShowNothing() throws IOException {
        // Given
        var key = ObjectKey.fresh();
        var bytes = StoreBytes.random(3, 5000);
        var other = Digest.of(StoreBytes.random(4, 5000));

        // When
        try (var staged = store().stage(KEY_OF_UPLOAD)) {
            staged.append(0, ByteBuffer.wrap(bytes));
            assertThatThrownBy(() -> staged.promote(key, other, bytes.length))
                    .isInstanceOfSatisfying(DigestMismatch.class, mismatch -> {
                        assertThat(mismatch.expected()).isEqualTo(other);
                        assertThat(mismatch.actual()).isEqualTo(Digest.of(bytes));
                    });
        }

        // Then
        assertThatThrownBy(() -> store().size(key)).isInstanceOf(ObjectMissing.class);
        assertThat(store().list(Listing.all(10)).objects()).isEmpty();
        assertThat(store().offset(KEY_OF_UPLOAD)).isZero();
    }

    @Test
    default void promotionShouldRefuseMoreBytesThanAnnounced() throws IOException {
        // Given
        var key = ObjectKey.fresh();
        var bytes = StoreBytes.random(5, 5000);

        // When
        try (var staged = store().stage(KEY_OF_UPLOAD)) {
            staged.append(0, ByteBuffer.wrap(bytes));
            assertThatThrownBy(() -> staged.promote(key, Digest.of(bytes), 4999))
                    .isInstanceOf(DigestMismatch.class);
        }

        // Then
        assertThatThrownBy(() -> store().size(key)).isInstanceOf(ObjectMissing.class);
        assertThat(store().offset(KEY_OF_UPLOAD)).isZero();
    }

    @Test
    default void promotionShouldRefuseFewerBytesThanAnnouncedAndKeepThem() throws IOException {
        // Given
        var key = ObjectKey.fresh();
        var bytes = StoreBytes.random(6, 5000);

        try (var staged = store().stage(KEY_OF_UPLOAD)) {
            staged.append(0, ByteBuffer.wrap(bytes, 0, 4000));

            // When
            assertThatThrownBy(() -> staged.promote(key, Digest.of(bytes), bytes.length))
                    .isInstanceOfSatisfying(
                            StagedTooShort.class,
                            tooShort -> assertThat(tooShort.offset()).isEqualTo(4000));

            // Then
            staged.append(4000, ByteBuffer.wrap(bytes, 4000, 1000));
            staged.promote(key, Digest.of(bytes), bytes.length);
        }
        assertThat(StoreBytes.get(store(), key)).isEqualTo(bytes);
    }

    @Test
    default void promotionShouldNeverChangeAnObject() throws IOException {
        // Given
        var key = ObjectKey.fresh();
        var bytes = StoreBytes.random(7, 5000);
        var others = StoreBytes.random(8, 6000);
        StoreBytes.put(store(), key, bytes);

        // When
        try (var staged = store().stage(KEY_OF_UPLOAD)) {
            staged.append(0, ByteBuffer.wrap(others));
            assertThatThrownBy(() -> staged.promote(key, Digest.of(others), others.length))
                    .isInstanceOf(ObjectExists.class);

            // Then
            var fresh = ObjectKey.fresh();
            staged.promote(fresh, Digest.of(others), others.length);
            assertThat(StoreBytes.get(store(), fresh)).isEqualTo(others);
        }
        assertThat(StoreBytes.get(store(), key)).isEqualTo(bytes);
    }

    @Test
    default void oneOfManyPromotionsToOneKeyShouldWin() throws Exception {
        // Given
        var key = ObjectKey.fresh();
        var attempts = new ArrayList<Callable<byte[]>>();
        for (var seed = 0; seed < 16; seed++) {
            var bytes = StoreBytes.random(seed, 20_000);
            var upload = new StagingKey("session." + seed);
            attempts.add(() -> {
                try {
                    StoreBytes.put(store(), upload, key, bytes);
                    return bytes;
                } catch (ObjectExists e) {
                    return new byte[0];
                }
            });
        }

        // When
        var winners = new ArrayList<byte[]>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var attempt : threads.invokeAll(attempts)) {
                if (attempt.get().length > 0) {
                    winners.add(attempt.get());
                }
            }
        }

        // Then
        assertThat(winners).hasSize(1);
        assertThat(StoreBytes.get(store(), key)).isEqualTo(winners.getFirst());
    }

    @Test
    default void oneDigestUploadedByManyShouldLieUnderEachKey() throws Exception {
        // Given
        var bytes = StoreBytes.random(9, 20_000);
        var attempts = new ArrayList<Callable<ObjectKey>>();
        for (var sender = 0; sender < 16; sender++) {
            var upload = StagingKey.of("session-" + sender, Digest.of(bytes));
            attempts.add(() -> {
                var key = ObjectKey.fresh();
                StoreBytes.put(store(), upload, key, bytes);
                return key;
            });
        }

        // When
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var attempt : threads.invokeAll(attempts)) {
                // Then
                assertThat(StoreBytes.get(store(), attempt.get())).isEqualTo(bytes);
            }
        }
    }

    @Test
    default void nothingShouldBeTakenAfterPromotion() throws IOException {
        // Given
        var key = ObjectKey.fresh();
        var bytes = StoreBytes.random(10, 100);

        try (var staged = store().stage(KEY_OF_UPLOAD)) {
            staged.append(0, ByteBuffer.wrap(bytes));
            staged.promote(key, Digest.of(bytes), bytes.length);

            // When
            assertThatThrownBy(() -> staged.append(100, new ByteArrayInputStream(bytes), 100))
                    .isInstanceOf(IllegalStateException.class);
        }

        // Then
        assertThat(StoreBytes.get(store(), key)).isEqualTo(bytes);
    }
}
