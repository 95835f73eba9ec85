package dev.afterrun.blobs.bucket;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The chunks of one upload that lie in the bucket. */
final class Chunks {
    private final Bucket bucket;
    private final String folder;
    private final List<Chunk> inOrder = new ArrayList<>();
    /** All that was found or may have been written, whether of use or not. */
    private final List<String> names = new ArrayList<>();

    private Chunks(Bucket bucket, String folder) {
        this.bucket = bucket;
        this.folder = folder;
    }

    /** Those of an upload that nobody has begun. */
    static Chunks none(Bucket bucket, String folder) {
        return new Chunks(bucket, folder);
    }

    /** Those that lie in {@code folder}: from the upload's beginning to the first gap. */
    static Chunks found(Bucket bucket, String folder) throws IOException {
        var found = new ArrayList<Chunk>();
        var chunks = new Chunks(bucket, folder);
        var listed = Listed.all(bucket, folder);
        for (var entry = listed.next(); entry.isPresent(); entry = listed.next()) {
            chunks.names.add(entry.get().name());
            Chunk.of(entry.get(), folder).ifPresent(found::add);
        }
        found.sort(Chunk.BY_PLACE);
        for (var chunk : found) {
            if (chunk.offset() == chunks.end()) {
                chunks.inOrder.add(chunk);
            }
        }
        return chunks;
    }

    /** Bytes of the upload that they hold. */
    long end() {
        return inOrder.isEmpty() ? 0 : inOrder.getLast().end();
    }

    boolean isEmpty() {
        return inOrder.isEmpty();
    }

    List<Chunk> inOrder() {
        return List.copyOf(inOrder);
    }

    /** One to be written, under a name that is used once. */
    Chunk fresh(long offset, int size) {
        var chunk = Chunk.fresh(folder, offset, size);
        // Deleted with the others also where it was written and we never heard.
        names.add(chunk.name());
        return chunk;
    }

    /** Writes one into the bucket; by any thread. */
    void write(Chunk chunk, ByteBuffer bytes) throws IOException {
        if (!bucket.putForAWhile(chunk.name(), bytes)) {
            throw new IOException("the store holds another object under the fresh name " + chunk.name());
        }
    }

    /** One that was written, the next in their order. */
    void add(Chunk chunk) {
        inOrder.add(chunk);
    }

    /** Takes the last one back into memory if it is smaller than {@code size}, so that it can grow. */
    void reopenLast(int size, Tail tail) throws IOException {
        if (inOrder.isEmpty() || inOrder.getLast().size() >= size) {
            return;
        }
        var last = inOrder.getLast();
        try (var content = open(last)) {
            tail.fill(content, (int) last.size());
        }
        inOrder.removeLast();
    }

    /** The bytes of one of them. */
    InputStream open(Chunk chunk) throws IOException {
        return bucket.open(chunk.name(), 0, chunk.size())
                .orElseThrow(() -> new IOException("the chunk " + chunk.name() + " is gone; begin the upload anew"))
                .content();
    }

    /** Deletes those that are of no use: overtaken by longer ones, or behind a gap. None may be under way. */
    void deleteOvertaken() throws IOException {
        var used = inOrder.stream().map(Chunk::name).toList();
        var overtaken = names.stream().filter(name -> !used.contains(name)).toList();
        if (!overtaken.isEmpty()) {
            bucket.delete(overtaken);
            names.retainAll(used);
        }
    }

    void deleteAll() throws IOException {
        if (!names.isEmpty()) {
            bucket.delete(names);
        }
        names.clear();
        inOrder.clear();
    }
}
