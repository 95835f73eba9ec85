package dev.afterrun.blobs.s3;

import java.io.InputStream;
import java.nio.ByteBuffer;

/** What remains in a buffer, as a stream. */
final class BufferContent extends InputStream {
    private final ByteBuffer bytes;

    BufferContent(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() {
        return bytes.hasRemaining() ? bytes.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int from, int length) {
        if (length == 0) {
            return 0;
        }
        if (!bytes.hasRemaining()) {
            return -1;
        }
        var count = Math.min(length, bytes.remaining());
        bytes.get(target, from, count);
        return count;
    }

    @Override
    public int available() {
        return bytes.remaining();
    }
}
