package dev.afterrun.blobs;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;

/** A sender that goes away after some bytes: what it had sent arrives, then the connection is reset. */
public final class CutOffStream extends FilterInputStream {

    public CutOffStream(byte[] bytes, int count) {
        super(new ByteArrayInputStream(bytes, 0, count));
    }

    @Override
    public int read() throws IOException {
        return gone(super.read());
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        // Senders' bytes come in small pieces.
        return gone(super.read(target, from, Math.min(length, 1000)));
    }

    private static int gone(int count) throws IOException {
        if (count < 0) {
            throw new IOException("connection reset by the test");
        }
        return count;
    }
}
