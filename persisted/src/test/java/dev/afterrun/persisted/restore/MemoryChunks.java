package dev.afterrun.persisted.restore;

import static java.util.Objects.requireNonNull;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.SetEntry;
import dev.afterrun.persisted.save.ChunkSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Chunks in memory, and how often they were read. */
final class MemoryChunks implements ChunkSink, ChunkSource {
    private final Map<Digest, byte[]> chunks = new HashMap<>();
    private final List<String> expected = new ArrayList<>();
    private int reads;

    @Override
    public void take(Digest sha256, byte[] buffer, int offset, int length) {
        chunks.put(sha256, Arrays.copyOfRange(buffer, offset, offset + length));
    }

    @Override
    public byte[] read(Digest sha256, int length) {
        reads++;
        return requireNonNull(chunks.get(sha256), "a chunk that was taken").clone();
    }

    @Override
    public void expect(List<SetEntry.RegularFile> files) {
        files.forEach(file -> expected.add(file.path().value()));
    }

    /** The paths of files that were said to be read, in their order. */
    List<String> expected() {
        return expected;
    }

    int reads() {
        return reads;
    }
}
