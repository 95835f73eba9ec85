package dev.afterrun.blobs.files;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.Delivery;
import dev.afterrun.blobs.Listing;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.ObjectPage;
import dev.afterrun.blobs.ObjectSink;
import dev.afterrun.blobs.ObjectSlice;
import dev.afterrun.blobs.SliceOutside;
import dev.afterrun.blobs.StagedObject;
import dev.afterrun.blobs.StagingKey;
import dev.afterrun.blobs.StagingState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Keeps objects as files below one directory, readable by their owner alone, and follows no symbolic link in it. */
public final class FilesBlobStore implements BlobStore {
    private final ObjectFiles objects;
    private final StagingFiles staging;
    private final Blocks blocks = new Blocks();

    /**
     * A store in {@code directory}, which is made where it is missing. What an earlier process left is taken over.
     *
     * @throws IOException when the directory cannot be made or does not lie on one file system, between whose files a
     *     rename is atomic
     */
    public FilesBlobStore(Path directory) throws IOException {
        Directories.create(directory);
        var root = directory.toRealPath();
        objects = new ObjectFiles(Directories.createBelow(root, root.resolve("objects")));
        staging = new StagingFiles(Directories.createBelow(root, root.resolve("staging")));
        if (!Files.getFileStore(objects.root()).equals(Files.getFileStore(staging.root()))) {
            throw new IOException("'objects' and 'staging' in " + root + " must lie on one file system");
        }
    }

    @Override
    public StagedObject stage(StagingKey key) throws IOException {
        return new FilesStagedObject(staging.open(key), objects, blocks);
    }

    @Override
    public long offset(StagingKey key) throws IOException {
        return staging.offset(key);
    }

    @Override
    public void discard(StagingKey key) throws IOException {
        staging.discard(key);
    }

    @Override
    public List<StagingState> staged(Instant before, int limit) throws IOException {
        return staging.untouchedSince(before, limit);
    }

    @Override
    public ObjectSink write(ObjectKey key) throws IOException {
        return new FilesObjectSink(staging.open(new StagingKey("sink-" + UUID.randomUUID())), objects, key);
    }

    @Override
    public long size(ObjectKey key) throws IOException {
        return objects.size(key);
    }

    @Override
    public InputStream open(ObjectSlice slice) throws IOException {
        return objects.open(slice);
    }

    @Override
    public Delivery deliver(ObjectSlice slice) throws IOException {
        SliceOutside.check(slice, size(slice.key()));
        return new Delivery.LocalFile(objects.path(slice.key()), slice.offset(), slice.length());
    }

    @Override
    public void delete(ObjectKey key) throws IOException {
        objects.delete(key);
    }

    @Override
    public ObjectPage list(Listing listing) throws IOException {
        return ObjectPage.of(listing, new ObjectWalk(objects.root(), listing).found());
    }
}
