package dev.afterrun.persisted.restore;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.SetEntry;
import java.io.IOException;

/** Chunks of a source, each compared with its digest before anybody gets it. */
public final class VerifiedChunks {
    private final ChunkSource source;

    public VerifiedChunks(ChunkSource source) {
        this.source = source;
    }

    /**
     * The bytes of a chunk of {@code file}.
     *
     * @throws SetDamaged when other bytes came
     * @throws IOException when none are to be had just now
     */
    public byte[] read(Digest sha256, long length, SetEntry.RegularFile file) throws IOException {
        var bytes = source.read(sha256, Math.toIntExact(length));
        if (bytes.length != length || !Digest.of(bytes).equals(sha256)) {
            throw new SetDamaged("a chunk of '" + file.path() + "' has other bytes than its SHA-256 "
                    + sha256.abbreviated() + "… says; try again, or invalidate the set");
        }
        return bytes;
    }
}
