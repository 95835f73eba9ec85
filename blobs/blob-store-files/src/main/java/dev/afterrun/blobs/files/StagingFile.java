package dev.afterrun.blobs.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.afterrun.blobs.StagingBusy;
import dev.afterrun.blobs.StagingKey;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** One file that grows at its end, locked against other processes while it is open. */
final class StagingFile implements Closeable {
    private final StagingKey key;
    private final Path path;
    private final FileChannel channel;
    private final Runnable whenClosed;
    private final WriteBehind behind;
    /** Open as long as the other: to close any channel of a file lets go of the lock that another one has. */
    private Optional<FileChannel> uncached = Optional.empty();

    private long offset;
    private boolean closed;

    private StagingFile(StagingKey key, Path path, FileChannel channel, Runnable whenClosed) throws IOException {
        this.key = key;
        this.path = path;
        this.channel = channel;
        this.whenClosed = whenClosed;
        this.offset = channel.size();
        this.behind = new WriteBehind(() -> channel.force(false), offset);
    }

    static StagingFile open(StagingKey key, Path path, Runnable whenClosed) throws IOException {
        var channel =
                FileChannel.open(path, Set.of(CREATE, READ, WRITE, NOFOLLOW_LINKS), Directories.ownerOnlyFile(path));
        try {
            lock(key, path, channel);
            return new StagingFile(key, path, channel, whenClosed);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    StagingKey key() {
        return key;
    }

    Path path() {
        return path;
    }

    /** Bytes that are in the file. */
    long offset() {
        return offset;
    }

    /** Writes some of what remains in {@code bytes}, at the end. */
    void writeSome(ByteBuffer bytes) throws IOException {
        try {
            offset += channel.write(bytes, offset);
        } catch (IOException e) {
            throw OutOfSpace.told(path, e);
        }
        try {
            behind.grown(offset);
        } catch (IOException e) {
            throw lost(e);
        }
    }

    /** Whether blocks can go straight to the disk. */
    boolean takesBlocks() {
        if (uncached.isEmpty()) {
            uncached = Uncached.open(path);
        }
        return uncached.isPresent();
    }

    /** Writes all of {@code block} at the end, straight to the disk if that takes it. */
    void writeBlock(ByteBuffer block) throws IOException {
        try {
            Uncached.write(uncached.orElseThrow(), block, offset);
        } catch (IOException e) {
            // The disk may want larger blocks; a full one says so once more.
            writeCached(block.rewind());
        }
        offset += block.limit();
    }

    private void writeCached(ByteBuffer block) throws IOException {
        try {
            while (block.hasRemaining()) {
                channel.write(block, offset + block.position());
            }
        } catch (IOException e) {
            throw OutOfSpace.told(path, e);
        }
    }

    /** Reads from {@code position} on; a negative count at the end. */
    int read(ByteBuffer target, long position) throws IOException {
        return channel.read(target, position);
    }

    /** Returns once the bytes outlast a power cut. */
    void force() throws IOException {
        try {
            behind.await();
            channel.force(false);
        } catch (IOException e) {
            throw lost(e);
        }
    }

    /** What the disk did not take may be read once more and be gone later: nobody goes on from there. */
    private IOException lost(IOException failure) throws IOException {
        delete();
        return OutOfSpace.told(path, failure);
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (channel) {
            if (uncached.isPresent()) {
                uncached.get().close();
            }
        } finally {
            whenClosed.run();
        }
    }

    // Two writers of one file, an old process and its successor, could change bytes after they were hashed.
    private static void lock(StagingKey key, Path path, FileChannel channel) throws IOException {
        try {
            // Locked but gone: another process discarded or promoted it just now.
            if (channel.tryLock() != null && Files.exists(path, NOFOLLOW_LINKS)) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            throw (StagingBusy) new StagingBusy(key).initCause(e);
        }
        throw new StagingBusy(key);
    }
}
