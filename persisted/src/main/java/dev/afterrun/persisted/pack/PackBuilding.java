package dev.afterrun.persisted.pack;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import dev.afterrun.contracts.Digest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers chunks into packs, one after the other, in memory. Chunks that come after each other, and so lie near each other, are compressed
 * together: alone, small ones gain little.
 */
final class PackBuilding implements AutoCloseable {
    /** What zstd itself takes for the best of speed and size. */
    private static final int LEVEL = 3;

    private final ZstdCompressCtx zstd = new ZstdCompressCtx().setLevel(LEVEL);
    private final PackTarget target;
    private final byte[] plain = new byte[PackFormat.PLAIN_BYTES];
    private final PackBuffer written = new PackBuffer(PackFormat.PLAIN_BYTES);
    private final List<PackFrame> frames = new ArrayList<>();
    private final List<PackedChunk> chunks = new ArrayList<>();
    private byte[] compressed = new byte[Math.toIntExact(Zstd.compressBound(PackFormat.PLAIN_BYTES))];
    private int held;
    private long taken;

    PackBuilding(PackTarget target) {
        this.target = target;
    }

    /** One more chunk; where that fills the pack, the target gets it. */
    void add(PackedChunk chunk, byte[] buffer, int offset) throws IOException {
        if (held + chunk.length() > plain.length) {
            endFrame();
        }
        if (chunk.length() > plain.length) {
            write(List.of(chunk), buffer, offset, chunk.length());
        } else {
            System.arraycopy(buffer, offset, plain, held, chunk.length());
            held += chunk.length();
            chunks.add(chunk);
        }
        taken += chunk.length();
        if (written.size() >= PackFormat.FULL_BYTES || taken >= PackFormat.FULL_PLAIN_BYTES) {
            end();
        }
    }

    /** The target gets what there is, if there is anything. */
    void end() throws IOException {
        endFrame();
        if (frames.isEmpty()) {
            return;
        }
        var index = new PackIndex(frames);
        written.writeBytes(index.bytes());
        target.take(written.array(), written.size(), index);
        written.reset();
        frames.clear();
        taken = 0;
    }

    @Override
    public void close() {
        zstd.close();
    }

    private void endFrame() {
        if (held > 0) {
            write(chunks, plain, 0, held);
            chunks.clear();
            held = 0;
        }
    }

    private void write(List<PackedChunk> content, byte[] buffer, int offset, int length) {
        var bound = Math.toIntExact(Zstd.compressBound(length));
        if (compressed.length < bound) {
            compressed = new byte[bound];
        }
        var size = zstd.compressByteArray(compressed, 0, compressed.length, buffer, offset, length);
        var hash = Digest.sha256();
        hash.update(compressed, 0, size);
        frames.add(new PackFrame(written.size(), size, Digest.ofHash(hash.digest()), content));
        written.write(compressed, 0, size);
    }
}
