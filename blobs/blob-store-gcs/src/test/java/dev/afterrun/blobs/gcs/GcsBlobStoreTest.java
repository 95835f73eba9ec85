package dev.afterrun.blobs.gcs;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.BlobStoreContract;
import dev.afterrun.blobs.bucket.BucketSettings.Reading;
import dev.afterrun.blobs.bucket.ManyChunksContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class GcsBlobStoreTest implements BlobStoreContract, ManyChunksContract {
    private ServedStore served;

    @BeforeEach
    void open(@TempDir Path directory) throws IOException {
        served = ServedStore.open(directory, Reading.REDIRECTED);
    }

    @AfterEach
    void close() throws IOException {
        served.close();
    }

    @Override
    public BlobStore store() {
        return served.store();
    }

    @Override
    public int chunkSize() {
        return GcsStage.CHUNK;
    }
}
