package dev.afterrun.blobs.gcs;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.BlobStoreContract;
import dev.afterrun.blobs.bucket.BucketBlobStore;
import dev.afterrun.blobs.bucket.BucketSettings;
import dev.afterrun.blobs.bucket.BucketSettings.Reading;
import dev.afterrun.blobs.bucket.ManyChunksContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class GcsBlobStoreTest implements BlobStoreContract, ManyChunksContract {
    private static final ServiceAccount ACCOUNT = ServiceAccount.fresh();

    private GcsServer server;
    private BucketBlobStore store;

    @BeforeEach
    void open(@TempDir Path directory) throws IOException {
        server = GcsServer.knowing(ACCOUNT);
        var settings = GcsStage.freshBucket(server, ACCOUNT.keyFile(directory, server.address()));
        store = new BucketBlobStore(
                new GcsBucket(settings), new BucketSettings("here/", GcsStage.CHUNK, Reading.REDIRECTED));
    }

    @AfterEach
    void close() throws IOException {
        store.close();
        server.close();
    }

    @Override
    public BlobStore store() {
        return store;
    }

    @Override
    public int chunkSize() {
        return GcsStage.CHUNK;
    }
}
