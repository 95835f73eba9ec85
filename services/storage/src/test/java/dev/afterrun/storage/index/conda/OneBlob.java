package dev.afterrun.storage.index.conda;

import dev.afterrun.blobs.BlobReader;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.ObjectSlice;
import dev.afterrun.storage.index.BlobChannel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A store of one object. */
class OneBlob implements BlobReader {
    private final byte[] bytes;

    OneBlob(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The object, {@code budget} bytes of which may be read here and there. */
    BlobChannel channel(long budget) {
        return new BlobChannel(this, new ObjectSlice(ObjectKey.fresh(), 0, bytes.length), budget);
    }

    @Override
    public long size(ObjectKey key) {
        return bytes.length;
    }

    @Override
    public InputStream open(ObjectSlice slice) throws IOException {
        return new ByteArrayInputStream(bytes, (int) slice.offset(), (int) slice.length());
    }
}
