package dev.afterrun.persisted.chunk;

import java.io.IOException;
import java.io.InputStream;

/** Cuts a stream, however long it is, in memory of four of the longest chunks. */
public final class Chunks {
    private static final int CHUNKS_HELD = 4;

    private final Chunker chunker;
    private final byte[] buffer;

    /** Takes what is cut, in order. */
    @FunctionalInterface
    public interface Sink {
        /** {@code length} bytes of {@code buffer} from {@code offset}, which hold until this returns. */
        void chunk(byte[] buffer, int offset, int length) throws IOException;
    }

    public Chunks(Chunker chunker) {
        this.chunker = chunker;
        this.buffer = new byte[CHUNKS_HELD * chunker.sizes().most()];
    }

    /** Cuts {@code content} to its end; one stream at a time. Nothing is cut of what is empty. */
    public void cut(InputStream content, Sink sink) throws IOException {
        var held = 0;
        var more = true;
        while (more) {
            var read = content.readNBytes(buffer, held, buffer.length - held);
            held += read;
            more = held == buffer.length;
            held = cutHeld(held, more, sink);
        }
    }

    /** Passes on what is certain to be a chunk, and moves the rest to the buffer's beginning. */
    private int cutHeld(int held, boolean more, Sink sink) throws IOException {
        var from = 0;
        var kept = more ? chunker.sizes().most() : 1;
        while (held - from >= kept) {
            var end = chunker.end(buffer, from, held);
            sink.chunk(buffer, from, end - from);
            from = end;
        }
        System.arraycopy(buffer, from, buffer, 0, held - from);
        return held - from;
    }
}
