package dev.afterrun.blobs.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.afterrun.blobs.Delivery;
import dev.afterrun.blobs.Listing;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.ObjectMissing;
import dev.afterrun.blobs.ObjectSlice;
import dev.afterrun.blobs.StagingKey;
import dev.afterrun.blobs.StoreBytes;
import dev.afterrun.blobs.StoreFull;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesProtectionTest {
    private static final StagingKey UPLOAD = new StagingKey("session.upload");
    private static final ObjectKey KEY = new ObjectKey("ab/object");

    @TempDir
    private Path outside;

    private Path directory = Path.of("");

    @BeforeEach
    void needsPosix() {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        directory = outside.resolve("parent/store");
    }

    @Test
    void allThatIsWrittenIsItsOwnersAlone() throws IOException {
        // Given
        var store = new FilesBlobStore(directory);

        // When
        StoreBytes.put(store, KEY, new byte[10]);
        store.stage(UPLOAD).close();

        // Then
        try (var files = Files.walk(directory.getParent())) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(permissions(file))
                            .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void noObjectIsWrittenThroughALinkedFolder() throws IOException {
        // Given
        var store = new FilesBlobStore(directory);
        var elsewhere = Files.createDirectory(outside.resolve("elsewhere"));
        Files.createSymbolicLink(directory.resolve("objects/ab"), elsewhere);

        // When
        assertThatThrownBy(() -> StoreBytes.put(store, KEY, new byte[10]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("must be a directory");

        // Then
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void linksToFilesOutsideAreNoObjects() throws IOException {
        // Given
        var store = new FilesBlobStore(directory);
        var secret = Files.writeString(outside.resolve("secret"), "secret");
        Files.createDirectories(directory.resolve("objects/ab"));
        Files.createSymbolicLink(directory.resolve("objects/ab/object"), secret);
        Files.createSymbolicLink(directory.resolve("objects/cd"), outside);

        // When, Then
        assertThatThrownBy(() -> store.size(KEY)).isInstanceOf(ObjectMissing.class);
        assertThatThrownBy(() -> store.open(new ObjectSlice(new ObjectKey("cd/secret"), 0, 1)))
                .isInstanceOf(ObjectMissing.class);
        assertThatThrownBy(() -> store.deliver(new ObjectSlice(KEY, 0, 1))).isInstanceOf(ObjectMissing.class);
        assertThat(store.list(Listing.all(10)).objects()).isEmpty();
        store.delete(new ObjectKey("cd/secret"));
        assertThat(secret).hasContent("secret");
    }

    @Test
    void noUploadGoesThroughALink() throws IOException {
        // Given
        var store = new FilesBlobStore(directory);
        var precious = Files.writeString(outside.resolve("precious"), "precious");
        Files.createSymbolicLink(directory.resolve("staging").resolve(UPLOAD.value()), precious);

        // When
        assertThatThrownBy(() -> store.stage(UPLOAD)).isInstanceOf(IOException.class);

        // Then
        assertThat(precious).hasContent("precious");
        assertThat(store.offset(UPLOAD)).isZero();
        assertThat(store.staged(Instant.MAX, 10)).isEmpty();
    }

    @Test
    void filesOfOthersInTheDirectoryAreLeftAlone() throws IOException {
        // Given
        var store = new FilesBlobStore(directory);
        Files.createDirectory(directory.resolve("objects/lost+found"));
        Files.writeString(directory.resolve("objects/.nfs0001"), "x");
        Files.writeString(directory.resolve("staging/.DS_Store"), "x");

        // When, Then
        assertThat(store.list(Listing.all(10)).objects()).isEmpty();
        assertThat(store.staged(Instant.MAX, 10)).isEmpty();
    }

    @Test
    void aStoreThatIsReachedByALinkWorks() throws IOException {
        // Given
        Files.createDirectories(directory);
        var link = Files.createSymbolicLink(outside.resolve("link"), directory);

        // When
        var store = new FilesBlobStore(link);
        StoreBytes.put(store, KEY, new byte[] {1});

        // Then
        assertThat(directory.resolve("objects/ab/object")).hasBinaryContent(new byte[] {1});
    }

    @Test
    void aFileInTheDirectorysPlaceIsNamed() throws IOException {
        // Given
        var file = Files.writeString(outside.resolve("file"), "x");

        // When, Then
        assertThatThrownBy(() -> new FilesBlobStore(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void anObjectIsDeliveredAsItsFile() throws IOException {
        // Given
        var store = new FilesBlobStore(directory);
        StoreBytes.put(store, KEY, new byte[10]);

        // When
        var delivery = store.deliver(new ObjectSlice(KEY, 3, 4));

        // Then
        assertThat(delivery)
                .isEqualTo(new Delivery.LocalFile(directory.toRealPath().resolve("objects/ab/object"), 3, 4));
    }

    @Test
    void readingGoesOnWhenTheObjectIsDeletedMeanwhile() throws IOException {
        // Given
        var store = new FilesBlobStore(directory);
        var bytes = StoreBytes.random(50, 100_000);
        StoreBytes.put(store, KEY, bytes);

        try (var content = store.open(new ObjectSlice(KEY, 0, bytes.length))) {
            // When
            store.delete(KEY);

            // Then
            assertThat(content.readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void aFullDiskIsToldAsSuch() throws IOException {
        // Given
        var full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full));

        try (var file = StagingFile.open(UPLOAD, full, () -> {})) {
            // When, Then
            assertThatThrownBy(() -> file.writeSome(ByteBuffer.wrap(new byte[10])))
                    .isInstanceOf(StoreFull.class)
                    .hasMessageContaining("no space left");
            assertThat(file.offset()).isZero();
        }
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
