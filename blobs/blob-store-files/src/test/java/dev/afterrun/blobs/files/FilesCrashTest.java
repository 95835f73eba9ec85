package dev.afterrun.blobs.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.blobs.DigestMismatch;
import dev.afterrun.blobs.Listing;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.StagingBusy;
import dev.afterrun.blobs.StagingKey;
import dev.afterrun.blobs.StagingState;
import dev.afterrun.blobs.StoreBytes;
import dev.afterrun.contracts.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesCrashTest {
    private static final StagingKey UPLOAD = new StagingKey("session.upload");

    @TempDir
    private Path directory;

    @Test
    void whatAKilledProcessLeftIsResumedAndItsSinkIsSwept() throws Exception {
        // Given
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        UploadAndDie.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var store = new FilesBlobStore(directory);
        try (var output = process.inputReader()) {
            assertThat(output.readLine()).isEqualTo("arrived");
            assertThatThrownBy(() -> store.stage(UploadAndDie.UPLOAD)).isInstanceOf(StagingBusy.class);
        } finally {
            process.destroyForcibly().waitFor();
        }

        // When
        var key = ObjectKey.fresh();
        var bytes = UploadAndDie.bytes();
        try (var staged = store.stage(UploadAndDie.UPLOAD)) {
            assertThat(staged.offset()).isEqualTo(UploadAndDie.ARRIVED);
            staged.append(staged.offset(), ByteBuffer.wrap(bytes, UploadAndDie.ARRIVED, 500_000));
            staged.promote(key, Digest.of(bytes), bytes.length);
        }

        // Then
        assertThat(StoreBytes.get(store, key)).isEqualTo(bytes);
        assertThat(store.list(Listing.all(10)).objects()).hasSize(1);
        assertThat(store.staged(Instant.MAX, 10))
                .singleElement()
                .satisfies(sink -> assertThat(sink.key().value()).startsWith("sink-"));
        for (var left : store.staged(Instant.MAX, 10)) {
            store.discard(left.key());
        }
        assertThat(store.staged(Instant.MAX, 10)).isEmpty();
    }

    @Test
    void anUploadThatWasWholeWhenTheProcessEndedIsPromotedByTheNext() throws IOException {
        // Given
        var bytes = StoreBytes.random(41, 500_000);
        try (var staged = new FilesBlobStore(directory).stage(UPLOAD)) {
            staged.append(0, ByteBuffer.wrap(bytes));
        }

        // When
        var store = new FilesBlobStore(directory);
        var key = ObjectKey.fresh();
        try (var staged = store.stage(UPLOAD)) {
            staged.promote(key, Digest.of(bytes), bytes.length);
        }

        // Then
        assertThat(StoreBytes.get(store, key)).isEqualTo(bytes);
    }

    @Test
    void bytesThatAPowerCutTookAreNeverTakenForOthers() throws IOException {
        // Given
        var bytes = StoreBytes.random(42, 500_000);
        try (var staged = new FilesBlobStore(directory).stage(UPLOAD)) {
            staged.append(0, ByteBuffer.wrap(bytes, 0, 400_000));
        }
        // A file system may keep the length of what it lost.
        var spoiled = bytes.clone();
        Arrays.fill(spoiled, 300_000, 400_000, (byte) 0);
        Files.write(directory.resolve("staging").resolve(UPLOAD.value()), Arrays.copyOf(spoiled, 400_000));

        // When
        var store = new FilesBlobStore(directory);
        try (var staged = store.stage(UPLOAD)) {
            staged.append(400_000, ByteBuffer.wrap(bytes, 400_000, 100_000));

            // Then
            assertThatThrownBy(() -> staged.promote(ObjectKey.fresh(), Digest.of(bytes), bytes.length))
                    .isInstanceOf(DigestMismatch.class);
        }
        assertThat(store.list(Listing.all(10)).objects()).isEmpty();
        assertThat(store.offset(UPLOAD)).isZero();
    }

    @Test
    void aRestartKeepsObjectsAndUploads() throws IOException {
        // Given
        var before = new FilesBlobStore(directory);
        var key = ObjectKey.fresh();
        StoreBytes.put(before, key, new byte[] {1, 2, 3});
        try (var staged = before.stage(UPLOAD)) {
            staged.append(0, ByteBuffer.wrap(new byte[10]));
        }

        // When
        var after = new FilesBlobStore(directory);

        // Then
        assertThat(StoreBytes.get(after, key)).containsExactly(1, 2, 3);
        assertThat(after.staged(Instant.MAX, 10)).extracting(StagingState::key).containsExactly(UPLOAD);
    }

    @Test
    void twoStoresOnOneDirectoryDoNotWriteOneUpload() throws IOException {
        // Given
        var store = new FilesBlobStore(directory);
        var other = new FilesBlobStore(directory);

        // When
        try (var staged = store.stage(UPLOAD)) {
            // Then
            assertThatThrownBy(() -> other.stage(UPLOAD)).isInstanceOf(StagingBusy.class);
            assertThatThrownBy(() -> other.discard(UPLOAD)).isInstanceOf(StagingBusy.class);
            staged.append(0, ByteBuffer.wrap(new byte[1]));
        }
        assertThat(other.offset(UPLOAD)).isEqualTo(1);
    }

    @Test
    void anInterruptedSenderLeavesAnUploadThatGoesOn() throws IOException {
        // Given
        var store = new FilesBlobStore(directory);
        try (var staged = store.stage(UPLOAD)) {
            staged.append(0, ByteBuffer.wrap(new byte[10]));

            // When
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> staged.append(10, ByteBuffer.wrap(new byte[10])))
                    .isInstanceOf(IOException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        // Then
        try (var staged = store.stage(UPLOAD)) {
            assertThat(staged.append(10, ByteBuffer.wrap(new byte[10]))).isEqualTo(20);
        }
    }
}
