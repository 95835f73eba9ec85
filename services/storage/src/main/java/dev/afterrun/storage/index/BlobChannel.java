package dev.afterrun.storage.index;

import dev.afterrun.blobs.BlobReader;
import dev.afterrun.blobs.ObjectSlice;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

/**
 * One blob's bytes at any position, as readers of archives want them: a block at a time, and no more of them than a budget,
 * since a hostile archive can send its reader anywhere.
 */
public final class BlobChannel implements SeekableByteChannel {
    /** The ends of most archives, where their tables of contents are, fit in one. */
    private static final int BLOCK = 64 * 1024;

    private final BlobReader store;
    private final ObjectSlice blob;
    private long budget;
    private Optional<IOException> failure = Optional.empty();
    private ByteBuffer block = ByteBuffer.allocate(0);
    private long blockAt;
    private long position;
    private boolean open = true;

    /** @param budget bytes that may be read */
    public BlobChannel(BlobReader store, ObjectSlice blob, long budget) {
        this.store = store;
        this.blob = blob;
        this.budget = budget;
    }

    /** Fails as the store failed, if it did: then nothing is known of the archive. */
    public void throwStoreFailure() throws IOException {
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    /** Whether the archive sent its reader to more bytes than the budget. */
    public boolean isExhausted() {
        return budget < 0;
    }

    /** All of the bytes in one stream, whatever the budget: for those who pass over them once and keep nothing. */
    public InputStream stream() throws IOException {
        try {
            return new Stream(store.open(blob));
        } catch (IOException e) {
            failure = Optional.of(e);
            throw e;
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        checkOpen();
        if (position >= blob.length()) {
            return -1;
        }
        if (!target.hasRemaining()) {
            return 0;
        }
        if (position < blockAt || position >= blockAt + block.limit()) {
            load();
        }
        var from = (int) (position - blockAt);
        var count = Math.min(target.remaining(), block.limit() - from);
        target.put(block.slice(from, count));
        position += count;
        return count;
    }

    /** Blocks begin at multiples of their length, so that whoever looks backwards for a beginning reads each but once. */
    private void load() throws IOException {
        var start = position - position % BLOCK;
        var length = (int) Math.min(BLOCK, blob.length() - start);
        budget -= length;
        if (isExhausted()) {
            throw new IOException("more is wanted of the archive than anybody has to read");
        }
        try (var bytes = store.open(blob.part(start, length))) {
            block = ByteBuffer.wrap(bytes.readNBytes(length));
            blockAt = start;
        } catch (IOException e) {
            failure = Optional.of(e);
            throw e;
        }
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        if (newPosition < 0) {
            throw new IllegalArgumentException("there is no position " + newPosition);
        }
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return blob.length();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    /** Remembers that it was the store that failed, and nobody's archive. */
    private final class Stream extends FilterInputStream {
        Stream(InputStream bytes) {
            super(bytes);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                return super.read(target, offset, length);
            } catch (IOException e) {
                failure = Optional.of(e);
                throw e;
            }
        }
    }

    private void checkOpen() throws ClosedChannelException {
        if (!open) {
            throw new ClosedChannelException();
        }
    }
}
