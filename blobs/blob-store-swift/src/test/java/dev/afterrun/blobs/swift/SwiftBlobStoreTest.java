package dev.afterrun.blobs.swift;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.BlobStoreContract;
import dev.afterrun.blobs.bucket.BucketBlobStore;
import dev.afterrun.blobs.bucket.BucketSettings;
import dev.afterrun.blobs.bucket.BucketSettings.Reading;
import dev.afterrun.blobs.bucket.ManyChunksContract;
import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class SwiftBlobStoreTest implements BlobStoreContract, ManyChunksContract {
    private BucketBlobStore store;

    @BeforeEach
    void open() throws IOException {
        store = new BucketBlobStore(
                new SwiftBucket(SwiftStage.freshContainer(), Clock.systemUTC()),
                new BucketSettings("here/", SwiftStage.CHUNK, Reading.REDIRECTED));
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
        return SwiftStage.CHUNK;
    }
}
