package dev.afterrun.blobs.files;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Memory outside the heap from which disks read without a copy: a few blocks, shared by all uploads of a store. */
final class Blocks {
    /** Bytes of one: so much at once keeps a disk busy. */
    static final int SIZE = 1024 * 1024;

    /** What disks want addresses, lengths and offsets to be multiples of. */
    static final int ALIGNMENT = 4096;

    private static final int MOST = 16;

    private final AtomicInteger left = new AtomicInteger(MOST);
    private final Queue<ByteBuffer> idle = new ConcurrentLinkedQueue<>();

    /** An empty one, unless all are in use. */
    Optional<ByteBuffer> take() {
        if (left.getAndDecrement() <= 0) {
            left.incrementAndGet();
            return Optional.empty();
        }
        return Optional.of(
                Optional.ofNullable(idle.poll()).orElseGet(Blocks::fresh).clear());
    }

    /** Somebody else's from now on. */
    void giveBack(ByteBuffer block) {
        idle.add(block);
        left.incrementAndGet();
    }

    private static ByteBuffer fresh() {
        return ByteBuffer.allocateDirect(SIZE + ALIGNMENT)
                .alignedSlice(ALIGNMENT)
                .slice(0, SIZE);
    }
}
