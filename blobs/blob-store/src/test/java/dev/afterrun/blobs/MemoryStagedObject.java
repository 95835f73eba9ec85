package dev.afterrun.blobs;

import dev.afterrun.contracts.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** An upload to a {@link MemoryBlobStore}. */
final class MemoryStagedObject implements StagedObject {
    private final MemoryBlobStore store;
    private final StagingKey key;
    private boolean ended;
    private boolean closed;

    MemoryStagedObject(MemoryBlobStore store, StagingKey key) {
        this.store = store;
        this.key = key;
    }

    @Override
    public long offset() {
        return store.upload(key).length;
    }

    @Override
    public long append(long offset, InputStream source, long atMost) throws IOException {
        checkGoesOnAt(offset);
        var taken = new ByteArrayOutputStream();
        taken.writeBytes(store.upload(key));
        try {
            var single = 0;
            for (var left = atMost; left > 0 && (single = source.read()) >= 0; left--) {
                taken.write(single);
            }
        } finally {
            store.keep(key, taken.toByteArray());
        }
        return offset();
    }

    @Override
    public long append(long offset, ByteBuffer... bytes) {
        checkGoesOnAt(offset);
        var taken = new ByteArrayOutputStream();
        taken.writeBytes(store.upload(key));
        for (var buffer : bytes) {
            var copy = new byte[buffer.remaining()];
            buffer.get(copy);
            taken.writeBytes(copy);
        }
        store.keep(key, taken.toByteArray());
        return offset();
    }

    @Override
    public void promote(ObjectKey object, Digest expected, long size) {
        checkOpen();
        var bytes = store.upload(key);
        if (bytes.length < size) {
            throw new StagedTooShort(key, bytes.length, size);
        }
        var actual = Digest.of(bytes);
        if (bytes.length > size || !actual.equals(expected)) {
            end();
            throw new DigestMismatch(expected, size, actual, bytes.length);
        }
        store.publish(object, bytes);
        end();
    }

    @Override
    public void close() {
        ended = true;
        if (!closed) {
            closed = true;
            store.release(key);
        }
    }

    private void end() {
        ended = true;
        store.forget(key);
    }

    private void checkGoesOnAt(long offset) {
        checkOpen();
        if (offset != offset()) {
            throw new WrongOffset(key, offset(), offset);
        }
    }

    private void checkOpen() {
        if (ended) {
            throw new IllegalStateException("the upload " + key + " was promoted, discarded or closed");
        }
    }
}
