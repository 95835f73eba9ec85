package dev.afterrun.blobs;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** A store in memory that keeps the contract, for tests of what lies above it. */
public final class MemoryBlobStore implements BlobStore {
    /** Bytes and when they came. */
    private record Kept(ByteBuffer content, Instant since) {
        static final Kept NOTHING = new Kept(ByteBuffer.allocate(0), Instant.EPOCH);

        byte[] bytes() {
            var copy = new byte[size()];
            content.get(0, copy);
            return copy;
        }

        int size() {
            return content.capacity();
        }
    }

    private final InstantSource clock;
    private final ConcurrentNavigableMap<ObjectKey, Kept> objects = new ConcurrentSkipListMap<>();
    private final ConcurrentMap<StagingKey, Kept> uploads = new ConcurrentHashMap<>();
    private final Set<StagingKey> open = ConcurrentHashMap.newKeySet();

    public MemoryBlobStore(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public StagedObject stage(StagingKey key) throws StagingBusy {
        if (!open.add(key)) {
            throw new StagingBusy(key);
        }
        uploads.computeIfAbsent(key, absent -> kept(new byte[0]));
        return new MemoryStagedObject(this, key);
    }

    @Override
    public long offset(StagingKey key) {
        return Optional.ofNullable(uploads.get(key)).map(Kept::size).orElse(0);
    }

    @Override
    public void discard(StagingKey key) throws StagingBusy {
        if (open.contains(key)) {
            throw new StagingBusy(key);
        }
        uploads.remove(key);
    }

    @Override
    public List<StagingState> staged(Instant before, int limit) {
        return uploads.entrySet().stream()
                .filter(upload -> upload.getValue().since().isBefore(before))
                .map(upload -> new StagingState(
                        upload.getKey(),
                        upload.getValue().size(),
                        upload.getValue().since()))
                .limit(limit)
                .toList();
    }

    @Override
    public ObjectSink write(ObjectKey key) {
        return new MemoryObjectSink(this, key);
    }

    @Override
    public long size(ObjectKey key) {
        return object(key).length;
    }

    @Override
    public InputStream open(ObjectSlice slice) {
        var bytes = object(slice.key());
        SliceOutside.check(slice, bytes.length);
        return new ByteArrayInputStream(bytes, (int) slice.offset(), (int) slice.length());
    }

    @Override
    public void delete(ObjectKey key) {
        objects.remove(key);
    }

    @Override
    public ObjectPage list(Listing listing) {
        return ObjectPage.of(
                listing,
                objects.entrySet().stream()
                        .filter(object -> listing.covers(object.getKey()))
                        .map(object -> new StoredObject(
                                object.getKey(),
                                object.getValue().size(),
                                object.getValue().since()))
                        .limit(listing.limit() + 1L)
                        .toList());
    }

    byte[] upload(StagingKey key) {
        return uploads.getOrDefault(key, Kept.NOTHING).bytes();
    }

    void keep(StagingKey key, byte[] bytes) {
        uploads.put(key, kept(bytes));
    }

    void forget(StagingKey key) {
        uploads.remove(key);
    }

    void release(StagingKey key) {
        open.remove(key);
    }

    void publish(ObjectKey key, byte[] bytes) {
        if (objects.putIfAbsent(key, kept(bytes)) != null) {
            throw new ObjectExists(key);
        }
    }

    private Kept kept(byte[] bytes) {
        return new Kept(ByteBuffer.wrap(bytes), clock.instant());
    }

    private byte[] object(ObjectKey key) {
        var kept = objects.get(key);
        if (kept == null) {
            throw new ObjectMissing(key);
        }
        return kept.bytes();
    }
}
