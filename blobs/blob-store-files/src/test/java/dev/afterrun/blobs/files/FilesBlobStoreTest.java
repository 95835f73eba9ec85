package dev.afterrun.blobs.files;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.BlobStoreContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class FilesBlobStoreTest implements BlobStoreContract {
    @TempDir
    private Path directory;

    private BlobStore store;

    @BeforeEach
    void open() throws IOException {
        store = new FilesBlobStore(directory);
    }

    @Override
    public BlobStore store() {
        return store;
    }
}
