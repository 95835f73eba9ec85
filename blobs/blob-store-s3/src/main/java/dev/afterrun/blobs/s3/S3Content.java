package dev.afterrun.blobs.s3;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** An object's bytes on their way here: all that were told of, or an {@link IOException}. */
final class S3Content extends FilterInputStream {
    private final ResponseInputStream<GetObjectResponse> response;
    private long left;

    S3Content(ResponseInputStream<GetObjectResponse> response, long length) {
        super(response);
        this.response = response;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0) {
            return -1;
        }
        var count = readSome(target, from, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException("the store ended " + left + " bytes early");
        }
        left -= count;
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        var skipped = super.skip(Math.min(count, left));
        left -= skipped;
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Lets go of the connection rather than reading what nobody wants. */
    @Override
    public void close() throws IOException {
        if (left > 0) {
            response.abort();
        } else {
            super.close();
        }
    }

    private int readSome(byte[] target, int from, int length) throws IOException {
        try {
            return super.read(target, from, length);
        } catch (SdkException e) {
            throw new IOException("the store broke off " + left + " bytes early", e);
        }
    }
}
