package dev.afterrun.blobs.swift;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.bucket.BucketBlobStore;
import dev.afterrun.blobs.bucket.BucketSettings;
import dev.afterrun.blobs.bucket.BucketSettings.Reading;
import dev.afterrun.blobs.bucket.FaultyProxy;
import dev.afterrun.blobs.bucket.OutageContract;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class SwiftOutageTest implements OutageContract {
    private final Deque<BucketBlobStore> opened = new ArrayDeque<>();
    private FaultyProxy proxy;
    private SwiftSettings settings;
    private BlobStore store;

    @BeforeEach
    void open() throws IOException {
        proxy = FaultyProxy.before(SwiftStage.server());
        settings = SwiftStage.freshContainer();
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
        // Swift tells the account's address as the host that it was asked by: the proxy.
        var bucket = new SwiftBucket(SwiftStage.reached(proxy.address(), settings, patience), Clock.systemUTC());
        var another = new BucketBlobStore(bucket, new BucketSettings("", SwiftStage.CHUNK, Reading.STREAMED));
        opened.push(another);
        return another;
    }

    @Override
    public boolean asks(String request) {
        return !request.contains("/auth/");
    }

    @Override
    public FaultyProxy proxy() {
        return proxy;
    }

    @Override
    public boolean joins(String request) {
        return request.startsWith("PUT") && request.contains("/objects/");
    }

    @Override
    public boolean deletesMany(String request) {
        return request.contains("?bulk-delete");
    }
}
