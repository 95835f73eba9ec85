package dev.afterrun.blobs.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.READ;
import static java.util.Objects.requireNonNull;

import dev.afterrun.blobs.ObjectExists;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.ObjectMissing;
import dev.afterrun.blobs.ObjectSlice;
import dev.afterrun.blobs.SliceOutside;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.locks.ReentrantLock;

/** The visible files. A key has no part that leads upwards; a link on the way counts as nothing being there. */
final class ObjectFiles {
    private final Path root;
    private final ReentrantLock publishing = new ReentrantLock();

    ObjectFiles(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    Path path(ObjectKey key) {
        return root.resolve(key.value());
    }

    /** Makes a whole file, already safe on disk, visible as {@code key}; safe itself when it returns. */
    void publish(Path whole, ObjectKey key) throws IOException {
        var object = path(key);
        var folder = Directories.createBelow(root, requireNonNull(object.getParent()));
        publishing.lock();
        try {
            // A rename overwrites; the lock keeps a second writer of the key from slipping in between.
            if (Files.exists(object, NOFOLLOW_LINKS)) {
                throw new ObjectExists(key);
            }
            Files.move(whole, object, ATOMIC_MOVE);
        } finally {
            publishing.unlock();
        }
        Directories.force(folder);
    }

    long size(ObjectKey key) throws IOException {
        try {
            return attributes(key).size();
        } catch (NoSuchFileException e) {
            throw missing(key, e);
        }
    }

    InputStream open(ObjectSlice slice) throws IOException {
        SliceOutside.check(slice, size(slice.key()));
        try {
            return new SliceInputStream(FileChannel.open(path(slice.key()), READ, NOFOLLOW_LINKS), slice);
        } catch (NoSuchFileException e) {
            throw missing(slice.key(), e);
        }
    }

    void delete(ObjectKey key) throws IOException {
        try {
            attributes(key);
            Files.delete(path(key));
        } catch (NoSuchFileException e) {
            // Gone is what was asked for.
            return;
        }
    }

    private BasicFileAttributes attributes(ObjectKey key) throws IOException {
        var object = path(key);
        for (var folder = object.getParent(); folder != null && !folder.equals(root); folder = folder.getParent()) {
            if (!Files.isDirectory(folder, NOFOLLOW_LINKS)) {
                throw new NoSuchFileException(folder.toString());
            }
        }
        var attributes = Files.readAttributes(object, BasicFileAttributes.class, NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            throw new NoSuchFileException(object.toString());
        }
        return attributes;
    }

    private static ObjectMissing missing(ObjectKey key, NoSuchFileException cause) {
        var missing = new ObjectMissing(key);
        missing.initCause(cause);
        return missing;
    }
}
