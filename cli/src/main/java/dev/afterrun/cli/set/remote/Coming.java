package dev.afterrun.cli.set.remote;

import dev.afterrun.contracts.Digest;
import dev.afterrun.persisted.restore.SetDamaged;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Stretches on their way, and chunks of those that are here. However long the set is, the same arrays are used again and again, so that
 * memory does not grow with it.
 */
final class Coming implements AutoCloseable {
    /** Stretches that wait for their turn, beside those that are being fetched. */
    private static final int WAITING = 2;

    /** Stretches of which not all has been read; of older ones the rest is kept elsewhere. */
    private static final int OPEN = 4;

    private static final long KEPT_BYTES = 32L * 1024 * 1024;

    private final Buffers buffers;
    private final Map<Digest, Integer> uses;
    private final Ahead<Unpacked> ahead;
    private final Deque<Unpacked> open = new ArrayDeque<>();
    private final KeptChunks kept = new KeptChunks(KEPT_BYTES);

    /** {@code uses} tells how often each chunk will be read. */
    Coming(List<Stretch> stretches, Map<Digest, Integer> uses, int parallel) {
        this.uses = new HashMap<>(uses);
        this.buffers = new Buffers(Stretch.bytes(parallel));
        var wanted = uses.keySet();
        var work = stretches.stream()
                .<Callable<Unpacked>>map(stretch -> () -> stretch.fetch(wanted, buffers))
                .toList();
        this.ahead = new Ahead<>(parallel, parallel + WAITING, work);
    }

    /** A chunk, as many times as was said. */
    byte[] read(Digest chunk, int length) throws IOException {
        var isLast = uses.merge(chunk, -1, Integer::sum) <= 0;
        if (kept.has(chunk)) {
            var bytes = kept.get(chunk, length);
            if (isLast) {
                kept.forget(chunk);
            }
            return bytes;
        }
        var stretch = having(chunk);
        var bytes = stretch.take(chunk);
        if (!isLast) {
            kept.put(chunk, bytes);
        }
        if (stretch.isEmpty()) {
            open.remove(stretch);
            buffers.release(stretch.plain());
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        ahead.close();
        kept.close();
    }

    private Unpacked having(Digest chunk) throws IOException {
        for (var stretch : open) {
            if (stretch.has(chunk)) {
                return stretch;
            }
        }
        while (ahead.hasNext()) {
            var next = ahead.next();
            open.addLast(next);
            if (open.size() > OPEN) {
                keep(open.removeFirst());
            }
            if (next.has(chunk)) {
                return next;
            }
        }
        throw new SetDamaged("the chunk " + chunk.abbreviated() + "… is not where the packs' indexes have it");
    }

    private void keep(Unpacked stretch) throws IOException {
        for (var chunk : stretch.left()) {
            kept.put(chunk, stretch.take(chunk));
        }
        buffers.release(stretch.plain());
    }
}
