package dev.afterrun.cli.persist;

import dev.afterrun.cli.failure.Awaited;
import dev.afterrun.contracts.Digest;
import dev.afterrun.persisted.save.ChunkSink;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Has chunks taken on a thread of its own, some of them at a time: who reads, cuts and hashes files does not wait until chunks are compressed,
 * which takes as long.
 */
final class Beside implements ChunkSink, AutoCloseable {
    private static final int BATCH_BYTES = 1024 * 1024;
    private static final int WAITING = 2;

    private final ChunkSink sink;
    private final int least;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Deque<Future<Batch>> underWay = new ArrayDeque<>();
    private Batch batch;

    private record Chunk(Digest sha256, int offset, int length) {}

    /** Chunks, one after the other in an array that is used again. */
    private static final class Batch {
        private final List<Chunk> chunks = new ArrayList<>();
        private final byte[] bytes;
        private int length;

        Batch(int most) {
            this.bytes = new byte[most];
        }

        boolean takes(int more) {
            return length + more <= bytes.length;
        }

        void add(Digest sha256, byte[] buffer, int offset, int count) {
            System.arraycopy(buffer, offset, bytes, length, count);
            chunks.add(new Chunk(sha256, length, count));
            length += count;
        }

        /** Empties itself into {@code sink}. */
        Batch into(ChunkSink sink) throws IOException {
            for (var chunk : chunks) {
                sink.take(chunk.sha256(), bytes, chunk.offset(), chunk.length());
            }
            chunks.clear();
            length = 0;
            return this;
        }
    }

    /** {@code sink} takes chunks of {@code longest} bytes at most. */
    Beside(ChunkSink sink, int longest) {
        this.sink = sink;
        this.least = Math.max(BATCH_BYTES, longest);
        this.batch = new Batch(least);
    }

    @Override
    public void take(Digest sha256, byte[] buffer, int offset, int length) throws IOException {
        if (!batch.takes(length)) {
            handOn();
        }
        batch.add(sha256, buffer, offset, length);
    }

    /** Returns when the sink has taken all. */
    void end() throws IOException {
        handOn();
        while (!underWay.isEmpty()) {
            batch = taken(underWay.remove());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        // Nothing of it may still print when its failure is told.
        thread.close();
    }

    private void handOn() throws IOException {
        var full = batch;
        underWay.add(thread.submit(() -> full.into(sink)));
        batch = underWay.size() > WAITING ? taken(underWay.remove()) : new Batch(least);
    }

    private static Batch taken(Future<Batch> batch) throws IOException {
        return Awaited.orIoException(batch, "saving the set");
    }
}
