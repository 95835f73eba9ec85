package dev.afterrun.blobs;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** A new object of a {@link MemoryBlobStore}. */
final class MemoryObjectSink implements ObjectSink {
    private final MemoryBlobStore store;
    private final ObjectKey key;
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private boolean ended;

    MemoryObjectSink(MemoryBlobStore store, ObjectKey key) {
        this.store = store;
        this.key = key;
    }

    @Override
    public void append(ByteBuffer bytes) {
        checkOpen();
        var copy = new byte[bytes.remaining()];
        bytes.get(copy);
        taken.writeBytes(copy);
    }

    @Override
    public long length() {
        return taken.size();
    }

    @Override
    public void commit() {
        checkOpen();
        store.publish(key, taken.toByteArray());
        ended = true;
    }

    @Override
    public void close() {
        ended = true;
    }

    private void checkOpen() {
        if (ended) {
            throw new IllegalStateException("the object " + key + " was committed or dropped");
        }
    }
}
