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
        if (bytes.length != frame.length()) {
            throw otherBytes();
        }
        if (plain.length < frame.plainLength()) {
            plain = new byte[frame.plainLength()];
        }
        unpack(frame, bytes, 0, plain, 0);
        return plain;
    }

    /**
     * The same of a frame that lies in {@code packed} at {@code from}, into {@code into} at {@code at}.
     *
     * @throws SetDamaged likewise
     */
    public void unpack(PackFrame frame, byte[] packed, int from, byte[] into, int at) {
        var hash = Digest.sha256();
        hash.update(packed, from, frame.length());
        if (!Digest.ofHash(hash.digest()).equals(frame.sha256())) {
            throw otherBytes();
        }
        var length = frame.plainLength();
        try {
            if (zstd.decompressByteArray(into, at, length, packed, from, frame.length()) != length) {
                throw new SetDamaged("a frame of a pack unpacks to fewer bytes than its index says");
            }
        } catch (ZstdException e) {
            throw new SetDamaged("a frame of a pack cannot be unpacked: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        zstd.close();
    }

    private static SetDamaged otherBytes() {
        return new SetDamaged(
                "a frame of a pack has other bytes than its SHA-256 says; try again, or invalidate the set");
    }
}
