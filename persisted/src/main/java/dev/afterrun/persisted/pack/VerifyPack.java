package dev.afterrun.persisted.pack;

import dev.afterrun.persisted.restore.SetDamaged;
import java.io.IOException;

/** Unpacks all of a pack, for whoever is to answer for its chunks: that a frame is whole does not make its chunks what they are said to be. */
public final class VerifyPack {
    private VerifyPack() {}

    /**
     * The index of {@code pack}, of which every chunk was compared with its digest.
     *
     * @throws SetDamaged when one of them differs, or the pack is none
     */
    public static PackIndex verified(PackBytes pack) throws IOException {
        var index = PackIndex.of(pack);
        try (var unpacking = new FrameUnpacking()) {
            for (var frame : index.frames()) {
                compare(frame, unpacking.unpack(pack, frame));
            }
        }
        return index;
    }

    private static void compare(PackFrame frame, byte[] plain) {
        var offset = 0;
        for (var chunk : frame.chunks()) {
            chunk.compare(plain, offset);
            offset += chunk.length();
        }
    }
}
