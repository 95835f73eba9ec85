package dev.afterrun.blobs.gcs;

import com.google.api.client.http.HttpResponse;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;

/** An object's bytes on their way here: all that were told of, or an {@link IOException}. */
final class MediaContent extends FilterInputStream {
    private final HttpResponse response;
    private long left;

    MediaContent(HttpResponse response, long length) throws IOException {
        super(response.getContent());
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
        var count = super.read(target, from, (int) Math.min(length, left));
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
            response.disconnect();
        } else {
            super.close();
        }
    }
}
