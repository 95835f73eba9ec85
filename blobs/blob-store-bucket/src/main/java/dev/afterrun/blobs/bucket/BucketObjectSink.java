package dev.afterrun.blobs.bucket;

import dev.afterrun.blobs.ObjectExists;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.ObjectSink;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Bytes that become an object, or leave nothing. */
final class BucketObjectSink implements ObjectSink {
    private final Upload upload;
    private final ObjectKey key;
    private final Names names;
    private long length;
    private boolean ended;

    BucketObjectSink(Upload upload, ObjectKey key, Names names) {
        this.upload = upload;
        this.key = key;
        this.names = names;
    }

    @Override
    public void append(ByteBuffer bytes) throws IOException {
        checkOpen();
        while (bytes.hasRemaining()) {
            length += upload.take(bytes).remaining();
        }
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void commit() throws IOException {
        checkOpen();
        if (!upload.finish(names.object(key))) {
            throw new ObjectExists(key);
        }
        ended = true;
        upload.delete();
    }

    @Override
    public void close() throws IOException {
        if (!ended) {
            ended = true;
            // Which lets go of the memory first.
            upload.delete();
        }
    }

    private void checkOpen() {
        if (ended) {
            throw new IllegalStateException("the object " + key + " was committed or dropped");
        }
    }
}
