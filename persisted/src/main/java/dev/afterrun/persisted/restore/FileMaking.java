package dev.afterrun.persisted.restore;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.SetEntry;
import dev.afterrun.persisted.disk.Attributes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;

/** Writes one file of its pieces, each compared with its digest before it is written, and all of them with the file's. */
final class FileMaking {
    private static final Set<StandardOpenOption> NEW_AND_SPARSE =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE);
    private static final byte[] ZEROS = new byte[64 * 1024];

    private final VerifiedChunks chunks;

    FileMaking(ChunkSource source) {
        this.chunks = new VerifiedChunks(source);
    }

    /** @throws SetDamaged when other bytes came than the set has */
    void make(SetEntry.RegularFile file, Path at) throws IOException {
        var whole = Digest.sha256();
        // The digest of the only chunk is the file's, and was compared.
        var isOneChunk =
                file.pieces().size() == 1 && file.pieces().getFirst().sha256().equals(Optional.of(file.sha256()));
        try (var channel = Files.newByteChannel(at, NEW_AND_SPARSE, Attributes.ofOwnersFile())) {
            for (var piece : file.pieces()) {
                if (piece.sha256().isPresent()) {
                    var bytes = chunks.read(piece.sha256().get(), piece.length(), file);
                    if (!isOneChunk) {
                        whole.update(bytes);
                    }
                    write(channel, bytes);
                } else {
                    passOver(piece.length(), whole, channel);
                }
            }
            endInAHole(file, channel);
        }
        if (!isOneChunk && !Digest.ofHash(whole.digest()).equals(file.sha256())) {
            throw new SetDamaged("the file '" + file.path() + "' is not made of the chunks that its description names; "
                    + "invalidate the set");
        }
        Attributes.set(at, file.mode(), file.modified());
    }

    private static void write(SeekableByteChannel channel, byte[] bytes) throws IOException {
        var left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            channel.write(left);
        }
    }

    /** Zeros that are hashed and not written. */
    private static void passOver(long length, MessageDigest whole, SeekableByteChannel channel) throws IOException {
        for (var left = length; left > 0; left -= ZEROS.length) {
            whole.update(ZEROS, 0, (int) Math.min(left, ZEROS.length));
        }
        channel.position(channel.position() + length);
    }

    /** A file is as long as what was written last. */
    private static void endInAHole(SetEntry.RegularFile file, SeekableByteChannel channel) throws IOException {
        if (channel.size() < file.size()) {
            channel.position(file.size() - 1);
            write(channel, new byte[1]);
        }
    }
}
