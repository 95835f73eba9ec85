package dev.afterrun.blobs.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.blobs.CutOffStream;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.StagingKey;
import dev.afterrun.blobs.StoreBytes;
import dev.afterrun.contracts.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Uploads whose middle goes to the disk in blocks, past the system's cache. */
class FilesLargeUploadTest {
    private static final byte[] BYTES = StoreBytes.random(1, 6 * Blocks.SIZE + 12_345);

    @TempDir
    Path directory;

    private FilesBlobStore store;
    private final StagingKey upload = new StagingKey(UUID.randomUUID().toString());

    @BeforeEach
    void open() throws IOException {
        store = new FilesBlobStore(directory);
    }

    @Test
    void aLargeUploadBecomesTheBytesThatArrived() throws IOException {
        // Given
        var key = ObjectKey.fresh();

        // When
        StoreBytes.put(store, key, BYTES);

        // Then
        assertThat(StoreBytes.get(store, key)).isEqualTo(BYTES);
    }

    @Test
    void aLargeUploadThatIsCutOffKeepsWhatArrivedAndGoesOnInTheMiddleOfABlock() throws IOException {
        // Given
        var key = ObjectKey.fresh();
        var arrived = 5 * Blocks.SIZE + 321;
        try (var staged = store.stage(upload)) {
            assertThatThrownBy(() -> staged.append(0, new CutOffStream(BYTES, arrived), BYTES.length))
                    .isInstanceOf(IOException.class);
        }
        assertThat(store.offset(upload)).isEqualTo(arrived);

        // When
        try (var staged = store.stage(upload)) {
            staged.append(
                    arrived, new ByteArrayInputStream(BYTES, arrived, BYTES.length - arrived), BYTES.length - arrived);
            staged.promote(key, Digest.of(BYTES), BYTES.length);
        }

        // Then
        assertThat(StoreBytes.get(store, key)).isEqualTo(BYTES);
    }

    @Test
    void anUploadThatIsCutOffOnceMoreWithinOneOpeningIsHashedFromWhatIsInTheFile() throws IOException {
        // Given
        var key = ObjectKey.fresh();
        try (var staged = store.stage(upload)) {
            assertThatThrownBy(() -> staged.append(0, new CutOffStream(BYTES, Blocks.SIZE), BYTES.length))
                    .isInstanceOf(IOException.class);

            // When
            staged.append(
                    Blocks.SIZE,
                    new ByteArrayInputStream(BYTES, Blocks.SIZE, BYTES.length - Blocks.SIZE),
                    BYTES.length - Blocks.SIZE);
            staged.promote(key, Digest.of(BYTES), BYTES.length);
        }

        // Then
        assertThat(StoreBytes.get(store, key)).isEqualTo(BYTES);
    }

    @Test
    void moreLargeUploadsAtOnceThanThereAreBlocksForAllArrive() throws Exception {
        // Given
        var uploads = new ArrayList<Callable<byte[]>>();
        for (var number = 0; number < 12; number++) {
            uploads.add(() -> {
                var key = ObjectKey.fresh();
                StoreBytes.put(store, new StagingKey(UUID.randomUUID().toString()), key, BYTES);
                return StoreBytes.get(store, key);
            });
        }

        // When
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var stored : threads.invokeAll(uploads)) {

                // Then
                assertThat(stored.get()).isEqualTo(BYTES);
            }
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aLargeUploadStaysLockedAgainstOtherProcessesUntilItIsClosed() throws Exception {
        // Given
        try (var staged = store.stage(upload)) {
            staged.append(0, new ByteArrayInputStream(BYTES), BYTES.length);
            var file = directory.toRealPath().resolve("staging").resolve(upload.value());

            // When
            var locks = Files.readString(Path.of("/proc/locks"));

            // Then
            var inode = Files.getAttribute(file, "unix:ino").toString();
            assertThat(locks).contains(":" + inode + " ");
        }
    }

    @Test
    void blocksThatAreGivenBackServeTheNextUpload() {
        // Given
        var blocks = new Blocks();
        var taken = new ArrayList<ByteBuffer>();
        for (var block = blocks.take(); block.isPresent(); block = blocks.take()) {
            taken.add(block.get());
        }

        // When
        taken.forEach(blocks::giveBack);

        // Then
        assertThat(taken).hasSize(16);
        assertThat(blocks.take()).isPresent();
    }
}
