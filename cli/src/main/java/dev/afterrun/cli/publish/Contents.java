package dev.afterrun.cli.publish;

import dev.afterrun.contracts.Digest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What small files had in them when they were hashed, kept until it is sent: to open and read thousands of files a second
 * time takes longer than to send them. Where there is no room for it, it is read again.
 */
final class Contents {
    private static final int SHARE_OF_HEAP = 4;

    private final Map<Digest, byte[]> kept = new ConcurrentHashMap<>();
    private final AtomicLong room;

    Contents(long room) {
        this.room = new AtomicLong(room);
    }

    /** As much as leaves the rest of the work its memory. */
    static Contents withinHeap() {
        return new Contents(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    /** Keeps {@code content}, whose digest was computed from it, if there is room. */
    void keep(Digest sha256, byte[] content) {
        if (room.addAndGet(-content.length) < 0 || kept.putIfAbsent(sha256, content) != null) {
            room.addAndGet(content.length);
        }
    }

    /** The content, if it was kept; it is not any more. */
    Optional<byte[]> take(Digest sha256) {
        return Optional.ofNullable(kept.remove(sha256));
    }
}
