package dev.afterrun.persisted.pack;

import dev.afterrun.persisted.restore.SetDamaged;
import dev.afterrun.persisted.save.ChunkSink;
import java.io.IOException;
import java.util.BitSet;

/** Hands on chunks of a pack, each compared with its digest: frames that have none of them are passed over. */
public final class CopyChunks implements AutoCloseable {
    private final FrameUnpacking unpacking = new FrameUnpacking();
    private final ChunkSink sink;

    public CopyChunks(ChunkSink sink) {
        this.sink = sink;
    }

    /**
     * Those of {@code pack} at these places of its index, in their order.
     *
     * @throws SetDamaged when one of them has other bytes than its digest says
     */
    public void copy(PackBytes pack, PackIndex index, BitSet chunks) throws IOException {
        var place = 0;
        for (var frame : index.frames()) {
            var next = chunks.nextSetBit(place);
            var end = place + frame.chunks().size();
            if (next >= 0 && next < end) {
                handOn(frame, unpacking.unpack(pack, frame), chunks.get(place, end));
            }
            place = end;
        }
    }

    @Override
    public void close() {
        unpacking.close();
    }

    private void handOn(PackFrame frame, byte[] plain, BitSet wanted) throws IOException {
        var offset = 0;
        for (var i = 0; i < frame.chunks().size(); i++) {
            var chunk = frame.chunks().get(i);
            if (wanted.get(i)) {
                chunk.compare(plain, offset);
                sink.take(chunk.sha256(), plain, offset, chunk.length());
            }
            offset += chunk.length();
        }
    }
}
