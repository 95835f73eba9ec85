package dev.afterrun.blobs.s3;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.bucket.BucketBlobStore;
import dev.afterrun.blobs.bucket.BucketSettings;
import dev.afterrun.blobs.bucket.BucketSettings.Reading;
import dev.afterrun.blobs.bucket.DeletionTrouble;
import dev.afterrun.blobs.bucket.DeletionTroubleContract;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class S3DeletionTroubleTest implements DeletionTroubleContract {
    private ServedDeletions server;
    private BucketBlobStore store;

    @BeforeEach
    void open() throws IOException {
        server = new ServedDeletions();
        store = new BucketBlobStore(
                new S3Bucket(S3Stage.settings(server.address(), "afterrun")),
                new BucketSettings("here/", S3Stage.CHUNK, Reading.STREAMED));
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
