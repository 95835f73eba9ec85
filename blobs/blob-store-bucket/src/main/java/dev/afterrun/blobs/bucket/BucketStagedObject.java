package dev.afterrun.blobs.bucket;

import dev.afterrun.blobs.DigestMismatch;
import dev.afterrun.blobs.ObjectExists;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.StagedObject;
import dev.afterrun.blobs.StagedTooShort;
import dev.afterrun.blobs.StagingKey;
import dev.afterrun.blobs.WrongOffset;
import dev.afterrun.contracts.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** An upload that is hashed while it gathers and becomes an object when it is whole. */
final class BucketStagedObject implements StagedObject {
    private final StagingKey key;
    private final Upload upload;
    private final ContentHash hash;
    private final Names names;
    private final Runnable whenClosed;
    private boolean ended;
    private boolean closed;

    BucketStagedObject(StagingKey key, Upload upload, Names names, Runnable whenClosed) {
        this.key = key;
        this.upload = upload;
        this.hash = new ContentHash(upload);
        this.names = names;
        this.whenClosed = whenClosed;
    }

    @Override
    public long offset() {
        return upload.offset();
    }

    @Override
    public long append(long offset, InputStream source, long atMost) throws IOException {
        checkGoesOnAt(offset);
        var end = offset + atMost;
        while (upload.offset() < end) {
            var taken = upload.take(source, end - upload.offset());
            if (!taken.hasRemaining()) {
                break;
            }
            hash.saw(taken);
        }
        return upload.offset();
    }

    @Override
    public long append(long offset, ByteBuffer... bytes) throws IOException {
        checkGoesOnAt(offset);
        for (var buffer : bytes) {
            while (buffer.hasRemaining()) {
                hash.saw(upload.take(buffer));
            }
        }
        return upload.offset();
    }

    @Override
    public void promote(ObjectKey object, Digest expected, long size) throws IOException {
        checkOpen();
        if (upload.offset() < size) {
            throw new StagedTooShort(key, upload.offset(), size);
        }
        var actual = hash.of(upload);
        if (upload.offset() != size || !actual.equals(expected)) {
            var arrived = upload.offset();
            ended = true;
            upload.delete();
            throw new DigestMismatch(expected, size, actual, arrived);
        }
        if (!upload.finish(names.object(object))) {
            throw new ObjectExists(object);
        }
        ended = true;
        upload.delete();
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (!ended) {
                upload.keep();
            }
        } finally {
            ended = true;
            upload.release();
            whenClosed.run();
        }
    }

    private void checkGoesOnAt(long offset) {
        checkOpen();
        if (offset != upload.offset()) {
            throw new WrongOffset(key, upload.offset(), offset);
        }
    }

    private void checkOpen() {
        if (ended) {
            throw new IllegalStateException("the upload " + key + " was promoted, discarded or closed");
        }
    }
}
