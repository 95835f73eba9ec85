package dev.afterrun.blobs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Takes the bytes of one new object. Used by one thread at a time.
 *
 * <pre>
 * open ──append──▶ open ──commit──▶ visible
 *   └─────close─────┴──▶ nothing was written
 * </pre>
 */
public interface ObjectSink extends Closeable {

    /** Takes all that remains in {@code bytes}; they may be reused as soon as it returns. */
    void append(ByteBuffer bytes) throws IOException;

    /** Bytes taken so far: the offset at which the next will lie. */
    long length();

    /**
     * Makes the object visible. When it returns, the bytes outlast a power cut; the caller must have computed the
     * digests of all that it appended.
     *
     * @throws ObjectExists when the key is taken; nothing was changed
     */
    void commit() throws IOException;

    /** Drops the bytes unless they were committed. */
    @Override
    void close() throws IOException;
}
