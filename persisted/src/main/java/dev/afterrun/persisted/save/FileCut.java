package dev.afterrun.persisted.save;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.ChunkSizes;
import dev.afterrun.contracts.persisted.Piece;
import dev.afterrun.persisted.chunk.Chunker;
import dev.afterrun.persisted.chunk.Chunks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads files one after the other, each once: cut, hashed as a whole and in chunks, and handed on. */
final class FileCut {
    private final Chunks chunks;
    private final int least;
    private final byte[] zeros;
    private final ChunkSink sink;

    /** What was read. */
    record Content(long size, Digest sha256, List<Piece> pieces) {}

    FileCut(ChunkSizes sizes, ChunkSink sink) {
        this.chunks = new Chunks(new Chunker(sizes));
        this.least = sizes.least();
        this.zeros = new byte[sizes.most()];
        this.sink = sink;
    }

    /** The content of {@code file} itself: a link that has taken its place is not followed. */
    Content read(Path file) throws IOException {
        var whole = Digest.sha256();
        var pieces = new ArrayList<Piece>();
        try (var content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            chunks.cut(content, (buffer, offset, length) -> {
                if (!isAll(pieces, length)) {
                    whole.update(buffer, offset, length);
                }
                if (Arrays.equals(buffer, offset, offset + length, zeros, 0, length)) {
                    addHole(pieces, length);
                } else {
                    pieces.add(handedOn(buffer, offset, length));
                }
            });
        }
        var size = pieces.stream().mapToLong(Piece::length).sum();
        return new Content(size, digest(pieces, whole), List.copyOf(pieces));
    }

    /** Only the last chunk of a file is shorter than the least; where it is the first as well, its digest is the file's. */
    private boolean isAll(List<Piece> before, long length) {
        return before.isEmpty() && length < least;
    }

    private Digest digest(List<Piece> pieces, MessageDigest whole) {
        var first = pieces.stream().findFirst();
        return first.filter(piece -> isAll(List.of(), piece.length()))
                .map(piece -> piece.sha256().orElseGet(() -> Digest.of(new byte[(int) piece.length()])))
                .orElseGet(() -> Digest.ofHash(whole.digest()));
    }

    private Piece handedOn(byte[] buffer, int offset, int length) throws IOException {
        var hash = Digest.sha256();
        hash.update(buffer, offset, length);
        var sha256 = Digest.ofHash(hash.digest());
        sink.take(sha256, buffer, offset, length);
        return Piece.chunk(length, sha256);
    }

    /** A hole is one piece, however long it is. */
    private static void addHole(List<Piece> pieces, int length) {
        var before = pieces.isEmpty() || pieces.getLast().sha256().isPresent()
                ? 0
                : pieces.removeLast().length();
        pieces.add(Piece.hole(before + length));
    }
}
