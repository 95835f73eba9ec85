package dev.afterrun.blobs.bucket;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.Delivery;
import dev.afterrun.blobs.DirectUploads;
import dev.afterrun.blobs.Listing;
import dev.afterrun.blobs.NotAllDeleted;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.ObjectMissing;
import dev.afterrun.blobs.ObjectPage;
import dev.afterrun.blobs.ObjectSink;
import dev.afterrun.blobs.ObjectSlice;
import dev.afterrun.blobs.Presentation;
import dev.afterrun.blobs.SliceOutside;
import dev.afterrun.blobs.StagedObject;
import dev.afterrun.blobs.StagingKey;
import dev.afterrun.blobs.StagingState;
import dev.afterrun.blobs.StoredObject;
import dev.afterrun.blobs.bucket.BucketSettings.Reading;
import dev.afterrun.blobs.bucket.BucketSettings.Writing;
import dev.afterrun.blobs.bucket.SignedWriting.Trust;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Keeps objects in a bucket; any number of processes may use it at once. */
public final class BucketBlobStore implements BlobStore, Closeable {
    private final Bucket bucket;
    private final BucketSettings settings;
    private final Names names;
    private final Uploads uploads;
    private final ChunkMemory memory;
    private final Optional<DirectUploads> direct;

    /** A store in {@code bucket}, which it closes with itself, and which nobody has seen comparing a digest. */
    public BucketBlobStore(Bucket bucket, BucketSettings settings) {
        this(bucket, settings, Trust.NONE);
    }

    /** The same, where it is known how far to rely on the store with what others send; uploads gather in a quarter of the heap at most. */
    public BucketBlobStore(Bucket bucket, BucketSettings settings, Trust trust) {
        this(bucket, settings, trust, ChunkMemory.withinHeap(settings.chunkSize()));
    }

    BucketBlobStore(Bucket bucket, BucketSettings settings, Trust trust, ChunkMemory memory) {
        this.bucket = bucket;
        this.settings = settings;
        this.names = new Names(settings.prefix());
        this.uploads = new Uploads(bucket, names);
        this.memory = memory;
        this.direct = settings.writing() == Writing.DIRECT
                ? bucket.signedWriting().map(signed -> new BucketDirectUploads(bucket, signed, names, trust))
                : Optional.empty();
    }

    @Override
    public StagedObject stage(StagingKey key) throws IOException {
        return uploads.open(key, memory);
    }

    @Override
    public long offset(StagingKey key) throws IOException {
        return uploads.chunks(key).end();
    }

    @Override
    public void discard(StagingKey key) throws IOException {
        uploads.discard(key);
    }

    @Override
    public List<StagingState> staged(Instant before, int limit) throws IOException {
        return uploads.untouchedSince(before, limit);
    }

    @Override
    public ObjectSink write(ObjectKey key) throws IOException {
        var folder = names.folder(new StagingKey("sink-" + UUID.randomUUID()));
        return new BucketObjectSink(new Upload(bucket, Chunks.none(bucket, folder), memory), key, names);
    }

    @Override
    public long size(ObjectKey key) throws IOException {
        return bucket.size(names.object(key)).orElseThrow(() -> new ObjectMissing(key));
    }

    @Override
    public InputStream open(ObjectSlice slice) throws IOException {
        if (slice.length() == 0) {
            SliceOutside.check(slice, size(slice.key()));
            return InputStream.nullInputStream();
        }
        var opened = bucket.open(names.object(slice.key()), slice.offset(), slice.length())
                .orElseThrow(() -> new ObjectMissing(slice.key()));
        if (opened.length() < slice.length()) {
            opened.content().close();
            throw new SliceOutside(slice, size(slice.key()));
        }
        return opened.content();
    }

    @Override
    public Delivery deliver(ObjectSlice slice) throws IOException {
        return deliver(slice, Presentation.BYTES);
    }

    /** A whole object by its address, where readers are sent to the store; what is within one has no address. */
    @Override
    public Delivery deliver(ObjectSlice slice, Presentation presentation) throws IOException {
        var address = address(slice, presentation);
        return address.isPresent()
                ? new Delivery.Redirect(address.get())
                : new Delivery.Streamed(open(slice), slice.length());
    }

    @Override
    public Optional<URI> address(ObjectSlice slice, Presentation presentation) throws IOException {
        if (settings.reading() != Reading.REDIRECTED) {
            return Optional.empty();
        }
        var size = size(slice.key());
        SliceOutside.check(slice, size);
        return slice.length() == size ? bucket.address(names.object(slice.key()), presentation) : Optional.empty();
    }

    @Override
    public void delete(ObjectKey key) throws IOException {
        bucket.delete(List.of(names.object(key)));
    }

    @Override
    public void deleteAll(Collection<ObjectKey> keys) throws NotAllDeleted {
        var byName = keys.stream().distinct().collect(Collectors.toMap(names::object, Function.identity()));
        try {
            bucket.delete(byName.keySet());
        } catch (NamesNotDeleted e) {
            var failures = new LinkedHashMap<ObjectKey, IOException>();
            byName.forEach((name, key) ->
                    Optional.ofNullable(e.failures().get(name)).ifPresent(why -> failures.put(key, why)));
            throw new NotAllDeleted(failures);
        }
    }

    @Override
    public ObjectPage list(Listing listing) throws IOException {
        var listed = Listed.after(
                bucket,
                names.objects() + listing.prefix(),
                listing.after().map(names::object).orElse(""),
                listing.limit() + 1);
        var found = new ArrayList<StoredObject>();
        for (var entry = listed.next(); entry.isPresent() && found.size() <= listing.limit(); entry = listed.next()) {
            var object = entry.get();
            names.key(object.name())
                    .map(key -> new StoredObject(key, object.size(), object.modified()))
                    .ifPresent(found::add);
        }
        return ObjectPage.of(listing, found);
    }

    @Override
    public Housekeeping keepHouse() throws IOException {
        return bucket.endsAbandoned(names.staging(), names.objects())
                ? Housekeeping.BY_THE_STORE
                : Housekeeping.BY_US_ALONE;
    }

    @Override
    public Optional<DirectUploads> direct() {
        return direct;
    }

    @Override
    public void close() throws IOException {
        bucket.close();
    }
}
