package dev.afterrun.blobs.files;

import dev.afterrun.blobs.ObjectSlice;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;

/** A slice of an open file, which stays readable when the file is deleted. */
final class SliceInputStream extends InputStream {
    private final FileChannel channel;
    private final ObjectSlice slice;
    private long position;

    SliceInputStream(FileChannel channel, ObjectSlice slice) {
        this.channel = channel;
        this.slice = slice;
        this.position = slice.offset();
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (position == slice.end()) {
            return -1;
        }
        var wanted = (int) Math.min(length, slice.end() - position);
        var count = channel.read(ByteBuffer.wrap(target, from, wanted), position);
        if (count < 0) {
            throw new EOFException("the object " + slice.key() + " was cut off at byte " + position);
        }
        position += count;
        return count;
    }

    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, slice.end() - position);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
