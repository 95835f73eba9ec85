package dev.afterrun.blobs.gcs;

import dev.afterrun.blobs.bucket.BucketBlobStore;
import dev.afterrun.blobs.bucket.BucketSettings;
import dev.afterrun.blobs.bucket.BucketSettings.Reading;
import java.io.IOException;
import java.nio.file.Path;

/** A store in a fresh bucket of a server of its own, which knows whom it is used by. */
record ServedStore(GcsServer server, BucketBlobStore store) implements AutoCloseable {
    private static final ServiceAccount ACCOUNT = ServiceAccount.fresh();

    /** How the bucket is used. */
    static BucketSettings use(Reading reading) {
        return new BucketSettings("here/", GcsStage.CHUNK, reading);
    }

    /** Opens one, whose key lies in {@code directory}. */
    static ServedStore open(Path directory, Reading reading) throws IOException {
        var server = GcsServer.knowing(ACCOUNT);
        var settings = GcsStage.freshBucket(server, ACCOUNT.keyFile(directory, server.address()));
        return new ServedStore(server, new BucketBlobStore(new GcsBucket(settings), use(reading)));
    }

    @Override
    public void close() throws IOException {
        store.close();
        server.close();
    }
}
