package dev.afterrun.blobs.s3;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.bucket.BucketBlobStore;
import dev.afterrun.blobs.bucket.BucketSettings;
import dev.afterrun.blobs.bucket.BucketSettings.Reading;
import dev.afterrun.blobs.bucket.FaultyProxy;
import dev.afterrun.blobs.bucket.OutageContract;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class S3OutageTest implements OutageContract {
    private static S3Proxy server;

    private final Deque<BucketBlobStore> opened = new ArrayDeque<>();
    private FaultyProxy proxy;
    private S3Settings settings;
    private BlobStore store;

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException {
        server = S3Proxy.start(directory);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open() throws IOException {
        proxy = FaultyProxy.before(server.address());
        settings = S3Stage.freshBucket(server);
        store = store(settings.patience());
    }

    @AfterEach
    void close() throws IOException {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
        proxy.close();
    }

    @Override
    public BlobStore store() {
        return store;
    }

    @Override
    public BlobStore store(Duration patience) {
        var bucket = new S3Bucket(S3Stage.reached(proxy.address(), settings, patience));
        var another = new BucketBlobStore(bucket, new BucketSettings("", S3Stage.CHUNK, Reading.STREAMED));
        opened.push(another);
        return another;
    }

    @Override
    public FaultyProxy proxy() {
        return proxy;
    }

    @Override
    public boolean joins(String request) {
        return request.startsWith("POST") && request.contains("uploadId=");
    }

    @Override
    public boolean deletesMany(String request) {
        return request.startsWith("POST") && request.contains("?delete");
    }
}
