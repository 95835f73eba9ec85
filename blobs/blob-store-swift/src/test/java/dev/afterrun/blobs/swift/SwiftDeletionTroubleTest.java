package dev.afterrun.blobs.swift;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.bucket.BucketBlobStore;
import dev.afterrun.blobs.bucket.BucketSettings;
import dev.afterrun.blobs.bucket.BucketSettings.Reading;
import dev.afterrun.blobs.bucket.DeletionTrouble;
import dev.afterrun.blobs.bucket.DeletionTroubleContract;
import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** On our own server always: Swift itself does as it is asked. */
class SwiftDeletionTroubleTest implements DeletionTroubleContract {
    private SwiftServer server;
    private BucketBlobStore store;

    @BeforeEach
    void open() throws IOException {
        server = SwiftServer.start();
        store = new BucketBlobStore(
                new SwiftBucket(SwiftStage.freshContainer(server.address()), Clock.systemUTC()),
                new BucketSettings("here/", SwiftStage.CHUNK, Reading.STREAMED));
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
    public DeletionTrouble trouble() {
        return server.trouble();
    }
}
