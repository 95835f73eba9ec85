package dev.afterrun.storage.histories;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.Listing;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.ObjectPage;
import dev.afterrun.blobs.ObjectSink;
import dev.afterrun.blobs.ObjectSlice;
import dev.afterrun.blobs.StagedObject;
import dev.afterrun.blobs.StagingKey;
import dev.afterrun.blobs.StagingState;
import dev.afterrun.contracts.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/** A store with a checkpoint before each call that changes it or reads from it. */
public final class WatchedStore implements BlobStore {
    private final BlobStore store;

    public WatchedStore(BlobStore store) {
        this.store = store;
    }

    @Override
    public StagedObject stage(StagingKey key) throws IOException {
        Checkpoints.reached("staging an upload");
        return new Staged(store.stage(key));
    }

    @Override
    public long offset(StagingKey key) throws IOException {
        Checkpoints.reached("looking at an upload");
        return store.offset(key);
    }

    @Override
    public void discard(StagingKey key) throws IOException {
        Checkpoints.reached("discarding an upload");
        store.discard(key);
    }

    @Override
    public List<StagingState> staged(Instant before, int limit) throws IOException {
        Checkpoints.reached("listing uploads");
        return store.staged(before, limit);
    }

    @Override
    public ObjectSink write(ObjectKey key) throws IOException {
        Checkpoints.reached("writing an object");
        return new Sink(key, store.write(key));
    }

    @Override
    public long size(ObjectKey key) throws IOException {
        Checkpoints.reached("asking for an object's size");
        return store.size(key);
    }

    @Override
    public InputStream open(ObjectSlice slice) throws IOException {
        Checkpoints.reached("reading an object");
        return store.open(slice);
    }

    @Override
    public void delete(ObjectKey key) throws IOException {
        Checkpoints.reached("deleting an object");
        store.delete(key);
    }

    @Override
    public ObjectPage list(Listing listing) throws IOException {
        Checkpoints.reached("listing objects");
        return store.list(listing);
    }

    @Override
    public Housekeeping keepHouse() throws IOException {
        return store.keepHouse();
    }

    private record Staged(StagedObject object) implements StagedObject {
        @Override
        public long offset() {
            return object.offset();
        }

        @Override
        public long append(long offset, InputStream source, long atMost) throws IOException {
            Checkpoints.reached("appending to an upload");
            return object.append(offset, source, atMost);
        }

        @Override
        public long append(long offset, ByteBuffer... bytes) throws IOException {
            Checkpoints.reached("appending to an upload");
            return object.append(offset, bytes);
        }

        @Override
        public void promote(ObjectKey key, Digest expected, long size) throws IOException {
            Checkpoints.reached("making an upload visible");
            object.promote(key, expected, size);
            Checkpoints.made(key);
        }

        @Override
        public void close() throws IOException {
            object.close();
        }
    }

    private record Sink(ObjectKey key, ObjectSink object) implements ObjectSink {
        @Override
        public void append(ByteBuffer bytes) throws IOException {
            object.append(bytes);
        }

        @Override
        public long length() {
            return object.length();
        }

        @Override
        public void commit() throws IOException {
            Checkpoints.reached("making an object visible");
            object.commit();
            Checkpoints.made(key);
        }

        @Override
        public void close() throws IOException {
            object.close();
        }
    }
}
