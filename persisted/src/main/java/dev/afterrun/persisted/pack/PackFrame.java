package dev.afterrun.persisted.pack;

import dev.afterrun.contracts.Digest;
import java.util.List;

/**
 * A part of a pack that is read and unpacked as a whole.
 *
 * @param offset bytes of the pack before it
 * @param length bytes, as they lie in the pack
 * @param sha256 of these
 * @param chunks one or more
 */
public record PackFrame(int offset, int length, Digest sha256, List<PackedChunk> chunks) {
    public PackFrame {
        chunks = List.copyOf(chunks);
    }

    /** The same, as if it were one chunk: enough to unpack it, and little to remember. */
    PackFrame outline() {
        return new PackFrame(offset, length, sha256, List.of(new PackedChunk(sha256, plainLength())));
    }

    /** Bytes, unpacked. */
    public int plainLength() {
        return chunks.stream().mapToInt(PackedChunk::length).sum();
    }
}
