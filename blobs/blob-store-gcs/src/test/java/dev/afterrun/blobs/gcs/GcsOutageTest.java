package dev.afterrun.blobs.gcs;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.bucket.BucketBlobStore;
import dev.afterrun.blobs.bucket.BucketSettings;
import dev.afterrun.blobs.bucket.BucketSettings.Reading;
import dev.afterrun.blobs.bucket.FaultyProxy;
import dev.afterrun.blobs.bucket.OutageContract;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class GcsOutageTest implements OutageContract {
    private GcsServer server;
    private FaultyProxy proxy;
    private BucketBlobStore store;

    @BeforeEach
    void open() throws IOException {
        server = GcsServer.open();
        proxy = FaultyProxy.before(server.address());
        var settings = GcsStage.impatient(proxy.address(), GcsStage.freshBucket(server));
        store = new BucketBlobStore(new GcsBucket(settings), new BucketSettings("", GcsStage.CHUNK, Reading.STREAMED));
    }

    @AfterEach
    void close() throws IOException {
        store.close();
        proxy.close();
        server.close();
    }

    @Override
    public BlobStore store() {
        return store;
    }

    @Override
    public FaultyProxy proxy() {
        return proxy;
    }

    /** An object's name is sent in the body. */
    @Override
    public boolean writes(String request) {
        return request.startsWith("POST /upload/");
    }

    @Override
    public boolean joins(String request) {
        return request.startsWith("POST") && request.contains("/compose");
    }

    @Override
    public boolean deletesMany(String request) {
        return request.startsWith("POST /batch/");
    }
}
