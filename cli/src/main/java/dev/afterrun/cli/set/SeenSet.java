package dev.afterrun.cli.set;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.ChunkSizes;
import dev.afterrun.contracts.persisted.EntryPath;
import dev.afterrun.contracts.persisted.FileMode;
import dev.afterrun.contracts.persisted.PathBase;
import dev.afterrun.contracts.persisted.Piece;
import dev.afterrun.contracts.persisted.SetEntry;
import dev.afterrun.persisted.disk.Inode;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * The files of a set as they were seen on this machine. In a file:
 *
 * <pre>
 * "AFTRSN01", the description's SHA-256 (32 bytes), the three sizes (4 each), how many files (4)
 * file*       base (1), inode (8), when that changed (8 + 4), mode (4), when the file did (8 + 4), size (8), SHA-256 (32),
 *             length of its path (4), the path in UTF-8, how many pieces (4), or -1 where the file is one chunk;
 *             for each piece: its length (8), whether it is a chunk (1), and then its SHA-256 (32)
 * CRC-32C of all before (8)
 * </pre>
 *
 * Numbers are big-endian. As text, to read it took as long as to read half of the files again.
 *
 * @param description by which the set goes
 * @param sizes by which the files were cut
 */
record SeenSet(Digest description, ChunkSizes sizes, List<SeenFile> files) {
    private static final long MAGIC =
            ByteBuffer.wrap("AFTRSN01".getBytes(StandardCharsets.US_ASCII)).getLong();
    private static final int DIGEST_BYTES = 32;
    private static final int ONE_CHUNK = -1;

    /** As they are written: by their places in here. */
    private static final List<PathBase> BASES = List.of(PathBase.WORKSPACE, PathBase.HOME, PathBase.ROOT);

    SeenSet {
        files = List.copyOf(files);
    }

    /** What {@code file} has; none where it is not there, or is no longer as it was written. */
    static Optional<SeenSet> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            var bytes = Files.readAllBytes(file);
            var from = ByteBuffer.wrap(bytes);
            var sum = new CRC32C();
            var end = Math.max(0, bytes.length - Long.BYTES);
            sum.update(bytes, 0, end);
            return from.getLong(end) == sum.getValue() && from.getLong() == MAGIC
                    ? Optional.of(read(from))
                    : Optional.empty();
        } catch (IOException
                | BufferUnderflowException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | ArithmeticException
                | DateTimeException e) {
            return Optional.empty();
        }
    }

    void write(Path file) throws IOException {
        var sum = new CRC32C();
        try (var out = new DataOutputStream(
                new BufferedOutputStream(new CheckedOutputStream(Files.newOutputStream(file), sum)))) {
            out.writeLong(MAGIC);
            out.write(description.bytes());
            out.writeInt(sizes.least());
            out.writeInt(sizes.average());
            out.writeInt(sizes.most());
            out.writeInt(files.size());
            for (var each : files) {
                write(each, out);
            }
            out.flush();
            out.writeLong(sum.getValue());
        }
    }

    private static void write(SeenFile seen, DataOutputStream out) throws IOException {
        var file = seen.file();
        out.writeByte(BASES.indexOf(seen.base()));
        out.writeLong(seen.inode().number());
        write(seen.inode().changed(), out);
        out.writeInt(file.mode().bits());
        write(file.modified(), out);
        out.writeLong(file.size());
        out.write(file.sha256().bytes());
        var path = file.path().value().getBytes(StandardCharsets.UTF_8);
        out.writeInt(path.length);
        out.write(path);
        if (file.pieces().equals(oneChunk(file.size(), file.sha256()))) {
            out.writeInt(ONE_CHUNK);
            return;
        }
        out.writeInt(file.pieces().size());
        for (var piece : file.pieces()) {
            out.writeLong(piece.length());
            out.writeBoolean(piece.sha256().isPresent());
            if (piece.sha256().isPresent()) {
                out.write(piece.sha256().get().bytes());
            }
        }
    }

    private static void write(Instant time, DataOutputStream out) throws IOException {
        out.writeLong(time.getEpochSecond());
        out.writeInt(time.getNano());
    }

    private static SeenSet read(ByteBuffer from) {
        var description = digest(from);
        var sizes = new ChunkSizes(from.getInt(), from.getInt(), from.getInt());
        var count = from.getInt();
        var files = new ArrayList<SeenFile>();
        for (var i = 0; i < count; i++) {
            files.add(file(from));
        }
        return new SeenSet(description, sizes, files);
    }

    private static SeenFile file(ByteBuffer from) {
        var base = BASES.get(from.get());
        var inode = new Inode(from.getLong(), time(from));
        var mode = new FileMode(from.getInt());
        var modified = time(from);
        var size = from.getLong();
        var sha256 = digest(from);
        var path = new EntryPath(new String(bytes(from.getInt(), from), StandardCharsets.UTF_8));
        return new SeenFile(
                base, new SetEntry.RegularFile(path, mode, modified, size, sha256, pieces(size, sha256, from)), inode);
    }

    private static List<Piece> pieces(long size, Digest sha256, ByteBuffer from) {
        var count = from.getInt();
        if (count == ONE_CHUNK) {
            return oneChunk(size, sha256);
        }
        var pieces = new ArrayList<Piece>();
        for (var i = 0; i < count; i++) {
            var length = from.getLong();
            pieces.add(from.get() == 0 ? Piece.hole(length) : Piece.chunk(length, digest(from)));
        }
        return pieces;
    }

    private static List<Piece> oneChunk(long size, Digest sha256) {
        return size == 0 ? List.of() : List.of(Piece.chunk(size, sha256));
    }

    private static Instant time(ByteBuffer from) {
        return Instant.ofEpochSecond(from.getLong(), from.getInt());
    }

    private static Digest digest(ByteBuffer from) {
        return Digest.ofHash(bytes(DIGEST_BYTES, from));
    }

    private static byte[] bytes(int length, ByteBuffer from) {
        if (length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        var bytes = new byte[length];
        from.get(bytes);
        return bytes;
    }
}
