package dev.afterrun.blobs.swift;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.bucket.BucketBlobStore;
import dev.afterrun.blobs.bucket.BucketSettings;
import dev.afterrun.blobs.bucket.BucketSettings.Reading;
import dev.afterrun.blobs.bucket.FaultyProxy;
import dev.afterrun.blobs.bucket.OutageContract;
import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class SwiftOutageTest implements OutageContract {
    private FaultyProxy proxy;
    private BucketBlobStore store;

    @BeforeEach
    void open() throws IOException {
        proxy = FaultyProxy.before(SwiftStage.server());
        // Swift tells the account's address as the host that it was asked by: the proxy.
        var settings = SwiftStage.impatient(proxy.address(), SwiftStage.freshContainer());
        store = new BucketBlobStore(
                new SwiftBucket(settings, Clock.systemUTC()),
                new BucketSettings("", SwiftStage.CHUNK, Reading.STREAMED));
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
        return request.startsWith("PUT") && request.contains("/objects/");
    }

    @Override
    public boolean deletesMany(String request) {
        return request.contains("?bulk-delete");
    }
}
