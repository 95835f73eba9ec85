package dev.afterrun.persisted.pack;

import com.github.luben.zstd.util.Native;
import dev.afterrun.contracts.Digest;
import dev.afterrun.persisted.save.ChunkSink;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Packs the chunks that are not known yet, each once, in memory of one pack. */
public final class PackSink implements ChunkSink, AutoCloseable {
    private final Set<Digest> known;
    private final PackBuilding building;

    /** {@code known} lie in packs already. */
    public PackSink(Set<Digest> known, PackTarget target) {
        this.known = new HashSet<>(known);
        this.building = new PackBuilding(target);
    }

    /** Loads the native library that compresses packs, for whoever has something else to do meanwhile: that takes a tenth of a second. */
    public static void prepare() {
        Native.load();
    }

    @Override
    public void take(Digest sha256, byte[] buffer, int offset, int length) throws IOException {
        if (known.add(sha256)) {
            building.add(new PackedChunk(sha256, length), buffer, offset);
        }
    }

    /** The last pack, which need not be full. */
    public void end() throws IOException {
        building.end();
    }

    @Override
    public void close() {
        building.close();
    }
}
