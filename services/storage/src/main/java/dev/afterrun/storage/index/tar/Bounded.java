package dev.afterrun.storage.index.tar;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A number of bytes that may be read, and no more. */
final class Bounded {
    private long left;

    Bounded(long bytes) {
        this.left = bytes;
    }

    /** Whether more was wanted. */
    boolean isExhausted() {
        return left < 0;
    }

    /** {@code source}, which fails where the bound is passed. */
    InputStream of(InputStream source) {
        return new FilterInputStream(source) {
            @Override
            public int read() throws IOException {
                var value = super.read();
                took(value < 0 ? 0 : 1);
                return value;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                var count = super.read(target, offset, length);
                took(Math.max(0, count));
                return count;
            }

            @Override
            public long skip(long count) throws IOException {
                var skipped = super.skip(count);
                took(skipped);
                return skipped;
            }

            @Override
            public boolean markSupported() {
                return false;
            }
        };
    }

    private void took(long bytes) throws IOException {
        left -= bytes;
        if (isExhausted()) {
            throw new IOException("the archive unpacks to more than anybody has to read");
        }
    }
}
