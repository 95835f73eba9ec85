package dev.afterrun.blobs.bucket;

import dev.afterrun.blobs.Presentation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A bucket in memory, which fails when it is told to. */
final class MemoryBucket implements Bucket {
    private final NavigableMap<String, byte[]> objects = new ConcurrentSkipListMap<>();
    private final AtomicInteger putsToFail = new AtomicInteger();
    private final Semaphore puts = new Semaphore(Integer.MAX_VALUE);

    void failNextPuts(int count) {
        putsToFail.set(count);
    }

    /** Lets no write come to its end until {@link #letGo()}. */
    void hold() {
        puts.drainPermits();
    }

    void letGo() {
        puts.release(Integer.MAX_VALUE);
    }

    /** Writes that have begun and are held. */
    int held() {
        return puts.getQueueLength();
    }

    List<String> names() {
        return List.copyOf(objects.keySet());
    }

    void damage(String name) {
        objects.get(name)[0]++;
    }

    void remove(String name) {
        objects.remove(name);
    }

    @Override
    public boolean put(String name, ByteBuffer bytes) throws IOException {
        puts.acquireUninterruptibly();
        puts.release();
        if (putsToFail.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IOException("refused by the test");
        }
        var copy = new byte[bytes.remaining()];
        bytes.get(bytes.position(), copy);
        return objects.putIfAbsent(name, copy) == null;
    }

    @Override
    public boolean join(String name, List<Chunk> chunks) throws IOException {
        var joined = new ByteArrayOutputStream();
        for (var chunk : chunks) {
            var bytes = objects.get(chunk.name());
            if (bytes == null) {
                throw new IOException(chunk.name() + " is gone");
            }
            joined.writeBytes(bytes);
        }
        return objects.putIfAbsent(name, joined.toByteArray()) == null;
    }

    @Override
    public OptionalLong size(String name) {
        var bytes = objects.get(name);
        return bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes.length);
    }

    @Override
    public Optional<Opened> open(String name, long offset, long length) {
        return Optional.ofNullable(objects.get(name)).map(bytes -> {
            var from = (int) Math.min(offset, bytes.length);
            var count = (int) Math.min(length, bytes.length - from);
            return new Opened(new ByteArrayInputStream(bytes, from, count), count);
        });
    }

    @Override
    public void delete(Collection<String> names) {
        objects.keySet().removeAll(names);
    }

    @Override
    public BucketPage list(String prefix, String after, int limit) {
        // Pages of three, so that few objects make many of them.
        var entries = objects.tailMap(after, false).entrySet().stream()
                .filter(object -> object.getKey().startsWith(prefix))
                .limit(Math.min(3, limit))
                .map(object ->
                        new BucketPage.Entry(object.getKey(), object.getValue().length, Instant.EPOCH.plusMillis(1)))
                .toList();
        return new BucketPage(entries, !entries.isEmpty());
    }

    @Override
    public boolean refusesDamaged(String name) {
        return false;
    }

    @Override
    public Optional<URI> address(String name, Presentation presentation) {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
