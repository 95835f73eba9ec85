package dev.afterrun.benchmarks.s3double;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The content within {@code aws-chunked}: {@code SIZE;chunk-signature=…}, the bytes, and so on to a chunk of none. */
final class SignedChunks extends InputStream {
    private final InputStream body;
    private int left;
    private boolean ended;

    SignedChunks(InputStream body) {
        this.body = body;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        if (left == 0 && !ended) {
            next();
        }
        if (ended) {
            return -1;
        }
        var count = body.read(target, from, Math.min(length, left));
        if (count < 0) {
            throw new EOFException("the body ends within a chunk");
        }
        left -= count;
        if (left == 0) {
            line();
        }
        return count;
    }

    private void next() throws IOException {
        left = Integer.parseInt(line().split(";", 2)[0], 16);
        if (left == 0) {
            ended = true;
            body.skip(Long.MAX_VALUE);
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (var octet = body.read(); octet != '\n'; octet = body.read()) {
            if (octet < 0) {
                throw new EOFException("the body ends before a chunk");
            }
            if (octet != '\r') {
                line.append((char) octet);
            }
        }
        return line.toString();
    }
}
