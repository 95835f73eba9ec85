package dev.afterrun.cli.set.remote;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Arrays that are used again: as many are made as are in use at a time, however much goes through them. */
final class Buffers {
    private final int length;
    private final Queue<byte[]> free = new ConcurrentLinkedQueue<>();

    /** Each of {@code length} bytes, unless more are asked for. */
    Buffers(int length) {
        this.length = length;
    }

    byte[] take(int least) {
        return least > length
                ? new byte[least]
                : Optional.ofNullable(free.poll()).orElseGet(() -> new byte[length]);
    }

    /** Nobody uses it from here on. */
    void release(byte[] buffer) {
        if (buffer.length == length) {
            free.add(buffer);
        }
    }
}
