package dev.afterrun.blobs.s3;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.BlobStoreContract;
import dev.afterrun.blobs.bucket.BucketBlobStore;
import dev.afterrun.blobs.bucket.BucketSettings;
import dev.afterrun.blobs.bucket.BucketSettings.Reading;
import dev.afterrun.blobs.bucket.ManyChunksContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class S3BlobStoreTest implements BlobStoreContract, ManyChunksContract {
    private static S3Proxy server;

    private BucketBlobStore store;

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException {
        server = S3Proxy.start(directory);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open() {
        store = new BucketBlobStore(
                new S3Bucket(S3Stage.freshBucket(server)),
                new BucketSettings("here/", S3Stage.CHUNK, Reading.REDIRECTED));
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    @Override
    public BlobStore store() {
        return store;
    }

    @Override
    public int chunkSize() {
        return S3Stage.CHUNK;
    }
}
