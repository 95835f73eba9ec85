package dev.afterrun.cli.set;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.ChunkSizes;
import dev.afterrun.contracts.persisted.EntryPath;
import dev.afterrun.contracts.persisted.Piece;
import dev.afterrun.contracts.persisted.SetEntry;
import dev.afterrun.persisted.disk.Inode;
import dev.afterrun.persisted.note.FieldReader;
import dev.afterrun.persisted.note.FieldWriter;
import dev.afterrun.persisted.note.Note;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files of a set as they were seen on this machine. In a {@link Note}:
 *
 * <pre>
 * "AFTRSN01", the description's SHA-256, the three sizes (4 each), how many files (4)
 * file*       base, inode (8), when that changed, mode, when the file did, size (8), SHA-256, the path in UTF-8,
 *             how many pieces (4), or -1 where the file is one chunk;
 *             for each piece: its length (8), whether it is a chunk (1), and then its SHA-256
 * </pre>
 *
 * @param description by which the set goes
 * @param sizes by which the files were cut
 */
record SeenSet(Digest description, ChunkSizes sizes, List<SeenFile> files) {
    private static final long MAGIC =
            ByteBuffer.wrap("AFTRSN01".getBytes(StandardCharsets.US_ASCII)).getLong();
    private static final int ONE_CHUNK = -1;

    SeenSet {
        files = List.copyOf(files);
    }

    /** What {@code file} has; none where it is not there, cannot be read, or is no longer as it was written. */
    static Optional<SeenSet> read(Path file) {
        try {
            return new Note(file).read(from -> from.longNumber() == MAGIC ? Optional.of(set(from)) : Optional.empty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Takes the place of what {@code file} had; of those in its directory the {@code most} that were written last stay. */
    void write(Path file, int most) throws IOException {
        new Note(file).write(this::write, most);
    }

    private void write(FieldWriter to) throws IOException {
        to.number(MAGIC);
        to.digest(description);
        to.number(sizes.least());
        to.number(sizes.average());
        to.number(sizes.most());
        to.number(files.size());
        for (var each : files) {
            write(each, to);
        }
    }

    private static void write(SeenFile seen, FieldWriter to) throws IOException {
        var file = seen.file();
        to.base(seen.base());
        to.number(seen.inode().number());
        to.time(seen.inode().changed());
        to.mode(file.mode());
        to.time(file.modified());
        to.number(file.size());
        to.digest(file.sha256());
        to.bytes(file.path().value().getBytes(StandardCharsets.UTF_8));
        if (file.pieces().equals(oneChunk(file.size(), file.sha256()))) {
            to.number(ONE_CHUNK);
            return;
        }
        to.number(file.pieces().size());
        for (var piece : file.pieces()) {
            to.number(piece.length());
            to.flag(piece.sha256().isPresent());
            if (piece.sha256().isPresent()) {
                to.digest(piece.sha256().get());
            }
        }
    }

    private static SeenSet set(FieldReader from) {
        var description = from.digest();
        var sizes = new ChunkSizes(from.number(), from.number(), from.number());
        var count = from.number();
        var files = new ArrayList<SeenFile>();
        for (var i = 0; i < count; i++) {
            files.add(file(from));
        }
        return new SeenSet(description, sizes, files);
    }

    private static SeenFile file(FieldReader from) {
        var base = from.base();
        var inode = new Inode(from.longNumber(), from.time());
        var mode = from.mode();
        var modified = from.time();
        var size = from.longNumber();
        var sha256 = from.digest();
        var path = new EntryPath(new String(from.bytes(), StandardCharsets.UTF_8));
        return new SeenFile(
                base, new SetEntry.RegularFile(path, mode, modified, size, sha256, pieces(size, sha256, from)), inode);
    }

    private static List<Piece> pieces(long size, Digest sha256, FieldReader from) {
        var count = from.number();
        if (count == ONE_CHUNK) {
            return oneChunk(size, sha256);
        }
        var pieces = new ArrayList<Piece>();
        for (var i = 0; i < count; i++) {
            var length = from.longNumber();
            pieces.add(from.flag() ? Piece.chunk(length, from.digest()) : Piece.hole(length));
        }
        return pieces;
    }

    private static List<Piece> oneChunk(long size, Digest sha256) {
        return size == 0 ? List.of() : List.of(Piece.chunk(size, sha256));
    }
}
