package dev.afterrun.blobs;

import static dev.afterrun.blobs.BlobStoreContract.KEY_OF_UPLOAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is kept of an upload that is not whole. */
public interface StagingContract extends StoreContract {

    @Test
    default void anUploadThatWasNeverBegunShouldBeAtZero() throws IOException {
        // When
        var offset = store().offset(KEY_OF_UPLOAD);

        // Then
        assertThat(offset).isZero();
    }

    @Test
    default void aStreamThatEndsEarlyShouldLeaveWhatArrived() throws IOException {
        // Given
        var bytes = StoreBytes.random(20, 600_000);

        // When
        try (var staged = store().stage(KEY_OF_UPLOAD)) {
            assertThat(staged.append(0, new ByteArrayInputStream(bytes, 0, 400_000), bytes.length))
                    .isEqualTo(400_000);
        }

        // Then
        assertThat(store().offset(KEY_OF_UPLOAD)).isEqualTo(400_000);
    }

    @Test
    default void anUploadThatWasCutOffShouldGoOnWhereItStood() throws IOException {
        // Given
        var key = ObjectKey.fresh();
        var bytes = StoreBytes.random(21, 600_000);
        try (var staged = store().stage(KEY_OF_UPLOAD)) {
            assertThatThrownBy(() -> staged.append(0, new CutOffStream(bytes, 400_000), bytes.length))
                    .isInstanceOf(IOException.class);
        }

        // When
        var offset = (int) store().offset(KEY_OF_UPLOAD);
        try (var staged = store().stage(KEY_OF_UPLOAD)) {
            staged.append(offset, ByteBuffer.wrap(bytes, offset, bytes.length - offset));
            staged.promote(key, Digest.of(bytes), bytes.length);
        }

        // Then
        assertThat(offset).isPositive().isLessThanOrEqualTo(400_000);
        assertThat(StoreBytes.get(store(), key)).isEqualTo(bytes);
    }

    @Test
    default void aResumedUploadOfWrongBytesShouldBeRefusedToo() throws IOException {
        // Given
        var bytes = StoreBytes.random(22, 600_000);
        try (var staged = store().stage(KEY_OF_UPLOAD)) {
            staged.append(0, ByteBuffer.wrap(StoreBytes.random(23, 300_000)));
        }

        // When
        try (var staged = store().stage(KEY_OF_UPLOAD)) {
            staged.append(staged.offset(), ByteBuffer.wrap(bytes, 300_000, 300_000));
            assertThatThrownBy(() -> staged.promote(ObjectKey.fresh(), Digest.of(bytes), bytes.length))
                    .isInstanceOf(DigestMismatch.class);
        }

        // Then
        assertThat(store().list(Listing.all(10)).objects()).isEmpty();
        assertThat(store().offset(KEY_OF_UPLOAD)).isZero();
    }

    @Test
    default void appendShouldRefuseAnyOtherOffset() throws IOException {
        // Given
        try (var staged = store().stage(KEY_OF_UPLOAD)) {
            staged.append(0, ByteBuffer.wrap(new byte[10]));

            // When
            assertThatThrownBy(() -> staged.append(9, ByteBuffer.wrap(new byte[10])))
                    .isInstanceOfSatisfying(
                            WrongOffset.class,
                            wrong -> assertThat(wrong.offset()).isEqualTo(10));
            assertThatThrownBy(() -> staged.append(11, new ByteArrayInputStream(new byte[10]), 10))
                    .isInstanceOf(WrongOffset.class);

            // Then
            assertThat(staged.offset()).isEqualTo(10);
        }
    }

    @Test
    default void appendShouldLeaveUnreadWhatIsTooMuch() throws IOException {
        // Given
        var source = new ByteArrayInputStream(new byte[1000]);

        // When
        try (var staged = store().stage(KEY_OF_UPLOAD)) {
            staged.append(0, source, 600);
            staged.append(600, source, 0);
        }

        // Then
        assertThat(store().offset(KEY_OF_UPLOAD)).isEqualTo(600);
        assertThat(source.available()).isEqualTo(400);
    }

    @Test
    default void anUploadShouldBeOpenToOneAtATime() throws IOException {
        // Given
        try (var staged = store().stage(KEY_OF_UPLOAD)) {
            // When
            assertThatThrownBy(() -> store().stage(KEY_OF_UPLOAD)).isInstanceOf(StagingBusy.class);
            assertThatThrownBy(() -> store().discard(KEY_OF_UPLOAD)).isInstanceOf(StagingBusy.class);
            staged.append(0, ByteBuffer.wrap(new byte[10]));
        }

        // Then
        try (var staged = store().stage(KEY_OF_UPLOAD)) {
            assertThat(staged.offset()).isEqualTo(10);
        }
    }

    @Test
    default void closingTwiceShouldNotOpenAnothersUpload() throws IOException {
        // Given
        var first = store().stage(KEY_OF_UPLOAD);
        first.close();
        try (var second = store().stage(KEY_OF_UPLOAD)) {
            // When
            first.close();

            // Then
            assertThatThrownBy(() -> store().stage(KEY_OF_UPLOAD)).isInstanceOf(StagingBusy.class);
            assertThat(second.offset()).isZero();
        }
    }

    @Test
    default void uploadsShouldNotMix() throws IOException {
        // Given
        var other = new StagingKey("session.other");

        // When
        try (var one = store().stage(KEY_OF_UPLOAD);
                var two = store().stage(other)) {
            one.append(0, ByteBuffer.wrap(new byte[10]));
            two.append(0, ByteBuffer.wrap(new byte[20]));
        }

        // Then
        assertThat(store().offset(KEY_OF_UPLOAD)).isEqualTo(10);
        assertThat(store().offset(other)).isEqualTo(20);
    }

    @Test
    default void discardShouldBeIdempotent() throws IOException {
        // Given
        try (var staged = store().stage(KEY_OF_UPLOAD)) {
            staged.append(0, ByteBuffer.wrap(new byte[10]));
        }

        // When
        store().discard(KEY_OF_UPLOAD);
        store().discard(KEY_OF_UPLOAD);

        // Then
        assertThat(store().offset(KEY_OF_UPLOAD)).isZero();
        assertThat(store().staged(Instant.MAX, 10)).isEmpty();
    }

    @Test
    default void abandonedUploadsShouldBeFoundByAge() throws IOException {
        // Given
        try (var staged = store().stage(KEY_OF_UPLOAD)) {
            staged.append(0, ByteBuffer.wrap(new byte[10]));
        }

        // When
        var old = store().staged(Instant.EPOCH, 10);
        var all = store().staged(Instant.MAX, 10);

        // Then
        assertThat(old).isEmpty();
        assertThat(all).singleElement().satisfies(state -> {
            assertThat(state.key()).isEqualTo(KEY_OF_UPLOAD);
            assertThat(state.offset()).isEqualTo(10);
        });
    }

    @Test
    default void noMoreAbandonedUploadsShouldBeToldThanAsked() throws IOException {
        // Given
        for (var number = 0; number < 5; number++) {
            try (var staged = store().stage(new StagingKey("session." + number))) {
                // A store need not remember an upload that has no byte.
                staged.append(0, ByteBuffer.wrap(new byte[10]));
            }
        }

        // When
        var some = store().staged(Instant.MAX, 3);

        // Then
        assertThat(some).hasSize(3);
    }
}
