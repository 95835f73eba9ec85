package dev.afterrun.blobs.files;

import dev.afterrun.blobs.DigestMismatch;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.StagedObject;
import dev.afterrun.blobs.StagedTooShort;
import dev.afterrun.blobs.WrongOffset;
import dev.afterrun.contracts.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** An upload as a file that is hashed while it grows and renamed when it is whole. */
final class FilesStagedObject implements StagedObject {
    // Stays in the processor's cache between being read, written and hashed.
    private static final int CHUNK = 256 * 1024;

    /** Smaller uploads are read again soon, and are quickly forced to the disk. */
    private static final int LARGE = 4 * 1024 * 1024;

    private final StagingFile file;
    private final ObjectFiles objects;
    private final Blocks blocks;
    private final ContentHash hash;
    private boolean ended;

    FilesStagedObject(StagingFile file, ObjectFiles objects, Blocks blocks) {
        this.file = file;
        this.objects = objects;
        this.blocks = blocks;
        this.hash = new ContentHash(file.offset());
    }

    @Override
    public long offset() {
        return file.offset();
    }

    @Override
    public long append(long offset, InputStream source, long atMost) throws IOException {
        checkGoesOnAt(offset);
        try (var growth = growth(atMost)) {
            copy(source, atMost, growth);
        } catch (IOException | RuntimeException e) {
            hash.doubt();
            throw e;
        }
        return file.offset();
    }

    @Override
    public long append(long offset, ByteBuffer... bytes) throws IOException {
        checkGoesOnAt(offset);
        for (var buffer : bytes) {
            write(buffer);
        }
        return file.offset();
    }

    @Override
    public void promote(ObjectKey key, Digest expected, long size) throws IOException {
        checkOpen();
        if (file.offset() < size) {
            throw new StagedTooShort(file.key(), file.offset(), size);
        }
        var actual = hash.of(file);
        if (file.offset() != size || !actual.equals(expected)) {
            ended = true;
            file.delete();
            throw new DigestMismatch(expected, size, actual, file.offset());
        }
        file.force();
        objects.publish(file.path(), key);
        ended = true;
    }

    @Override
    public void close() throws IOException {
        ended = true;
        file.close();
    }

    private Growth growth(long atMost) {
        return atMost < LARGE || file.offset() % Blocks.ALIGNMENT != 0
                ? new Growth.Cached(file)
                : BlockGrowth.of(file, blocks).<Growth>map(growth -> growth).orElseGet(() -> new Growth.Cached(file));
    }

    private void copy(InputStream source, long atMost, Growth growth) throws IOException {
        var chunk = new byte[Math.clamp(atMost, 1, CHUNK)];
        for (var left = atMost; left > 0; ) {
            var wanted = (int) Math.min(chunk.length, left);
            var taken = take(source, chunk, wanted, growth);
            left -= taken;
            if (taken < wanted) {
                break;
            }
        }
    }

    /** Fills the chunk before it writes, since sources give little at a time; a source that fails loses nothing. */
    private int take(InputStream source, byte[] chunk, int wanted, Growth growth) throws IOException {
        var filled = 0;
        try {
            while (filled < wanted) {
                var count = source.read(chunk, filled, wanted - filled);
                if (count < 0) {
                    break;
                }
                filled += count;
            }
        } finally {
            growth.write(chunk, filled);
            hash.saw(ByteBuffer.wrap(chunk, 0, filled));
        }
        return filled;
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            var written = bytes.slice();
            file.writeSome(bytes);
            // Only what is in the file, should the disk be full.
            hash.saw(written.limit(written.remaining() - bytes.remaining()));
        }
    }

    private void checkGoesOnAt(long offset) {
        checkOpen();
        if (offset != file.offset()) {
            throw new WrongOffset(file.key(), file.offset(), offset);
        }
    }

    private void checkOpen() {
        if (ended) {
            throw new IllegalStateException("the upload " + file.key() + " was promoted, discarded or closed");
        }
    }
}
