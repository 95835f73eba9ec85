package dev.afterrun.blobs.gcs;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.bucket.BucketBlobStore;
import dev.afterrun.blobs.bucket.BucketSettings;
import dev.afterrun.blobs.bucket.BucketSettings.Reading;
import dev.afterrun.blobs.bucket.FaultyProxy;
import dev.afterrun.blobs.bucket.OutageContract;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class GcsOutageTest implements OutageContract {
    private final Deque<BucketBlobStore> opened = new ArrayDeque<>();
    private GcsServer server;
    private FaultyProxy proxy;
    private GcsSettings settings;
    private BlobStore store;

    @BeforeEach
    void open() throws IOException {
        server = GcsServer.open();
        proxy = FaultyProxy.before(server.address());
        settings = GcsStage.freshBucket(server);
        store = store(settings.patience());
    }

    @AfterEach
    void close() throws IOException {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
        proxy.close();
        server.close();
    }

    @Override
    public BlobStore store() {
        return store;
    }

    @Override
    public BlobStore store(Duration patience) throws IOException {
        var bucket = new GcsBucket(GcsStage.reached(proxy.address(), settings, patience));
        var another = new BucketBlobStore(bucket, new BucketSettings("", GcsStage.CHUNK, Reading.STREAMED));
        opened.push(another);
        return another;
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
