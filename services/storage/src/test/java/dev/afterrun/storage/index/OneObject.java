package dev.afterrun.storage.index;

import dev.afterrun.blobs.BlobReader;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.ObjectSlice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A store of one object. */
public class OneObject implements BlobReader {
    private final byte[] bytes;

    public OneObject(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The object, of which {@code budget} bytes may be read. */
    public BlobChannel channel(long budget) {
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
