package dev.afterrun.blobs.s3;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.bucket.BucketBlobStore;
import dev.afterrun.blobs.bucket.BucketSettings;
import dev.afterrun.blobs.bucket.BucketSettings.Reading;
import dev.afterrun.blobs.bucket.FaultyProxy;
import dev.afterrun.blobs.bucket.OutageContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class S3OutageTest implements OutageContract {
    private static S3Proxy server;

    private FaultyProxy proxy;
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
    void open() throws IOException {
        proxy = FaultyProxy.before(server.address());
        var settings = S3Stage.impatient(proxy.address(), S3Stage.freshBucket(server));
        store = new BucketBlobStore(new S3Bucket(settings), new BucketSettings("", S3Stage.CHUNK, Reading.STREAMED));
    }

    @AfterEach
    void close() throws IOException {
        store.close();
        proxy.close();
    }

    @Override
    public BlobStore store() {
        return store;
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
