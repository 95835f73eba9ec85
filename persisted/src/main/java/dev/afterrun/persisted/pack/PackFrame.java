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

    /** Bytes, unpacked. */
    public int plainLength() {
        return chunks.stream().mapToInt(PackedChunk::length).sum();
    }
}
