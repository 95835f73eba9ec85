package dev.afterrun.persisted.pack;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import dev.afterrun.contracts.Digest;
import dev.afterrun.persisted.restore.SetDamaged;
import java.io.IOException;

/** Reads and unpacks one frame after the other, in memory of the longest one. */
public final class FrameUnpacking implements AutoCloseable {
    private final ZstdDecompressCtx zstd = new ZstdDecompressCtx();
    private byte[] plain = new byte[0];

    /**
     * The chunks of {@code frame}, one after the other from the array's beginning; they hold until the next frame is unpacked.
     *
     * @throws SetDamaged when the frame has other bytes than its SHA-256 says, or unpacks to more or fewer than its index says
     */
    public byte[] unpack(PackBytes pack, PackFrame frame) throws IOException {
        var bytes = pack.read(frame.offset(), frame.length());
        if (bytes.length != frame.length() || !Digest.of(bytes).equals(frame.sha256())) {
            throw new SetDamaged(
                    "a frame of a pack has other bytes than its SHA-256 says; try again, or invalidate the set");
        }
        if (plain.length < frame.plainLength()) {
            plain = new byte[frame.plainLength()];
        }
        if (unpacked(bytes, frame.plainLength()) != frame.plainLength()) {
            throw new SetDamaged("a frame of a pack unpacks to fewer bytes than its index says");
        }
        return plain;
    }

    @Override
    public void close() {
        zstd.close();
    }

    private int unpacked(byte[] bytes, int length) {
        try {
            return zstd.decompressByteArray(plain, 0, length, bytes, 0, bytes.length);
        } catch (ZstdException e) {
            throw new SetDamaged("a frame of a pack cannot be unpacked: " + e.getMessage());
        }
    }
}
