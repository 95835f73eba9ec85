package dev.afterrun.storage.index.tar;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Unpacked bytes up to a limit, behind which it fails: a hostile archive unpacks to more than anybody has. */
public final class BoundedBytes extends FilterInputStream {
    private long left;

    /** So many of {@code bytes}. */
    public BoundedBytes(InputStream bytes, long limit) {
        super(bytes);
        this.left = limit;
    }

    /** Whether the limit was passed. */
    public boolean isPassed() {
        return left < 0;
    }

    @Override
    public int read() throws IOException {
        var octet = super.read();
        count(octet < 0 ? 0 : 1);
        return octet;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        var read = super.read(target, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        var skipped = super.skip(Math.min(count, left + 1));
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long bytes) throws IOException {
        left -= bytes;
        if (isPassed()) {
            throw new IOException("more would be unpacked than is read of any package");
        }
    }
}
