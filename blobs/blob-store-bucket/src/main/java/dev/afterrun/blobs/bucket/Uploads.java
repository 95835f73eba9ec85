package dev.afterrun.blobs.bucket;

import dev.afterrun.blobs.StagedObject;
import dev.afterrun.blobs.StagingBusy;
import dev.afterrun.blobs.StagingKey;
import dev.afterrun.blobs.StagingState;
import dev.afterrun.blobs.bucket.BucketPage.Entry;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The uploads under way, each open to one at a time in this process. Those of others hurt nothing but themselves. */
final class Uploads {
    private final Bucket bucket;
    private final Names names;
    private final Set<StagingKey> open = ConcurrentHashMap.newKeySet();

    Uploads(Bucket bucket, Names names) {
        this.bucket = bucket;
        this.names = names;
    }

    Chunks chunks(StagingKey key) throws IOException {
        return Chunks.found(bucket, names.folder(key));
    }

    StagedObject open(StagingKey key, ChunkMemory memory) throws IOException {
        take(key);
        try {
            var upload = new Upload(bucket, chunks(key), memory);
            return new BucketStagedObject(key, upload, names, () -> open.remove(key));
        } catch (IOException | RuntimeException e) {
            open.remove(key);
            throw e;
        }
    }

    void discard(StagingKey key) throws IOException {
        take(key);
        try {
            chunks(key).deleteAll();
        } finally {
            open.remove(key);
        }
    }

    List<StagingState> untouchedSince(Instant before, int limit) throws IOException {
        var states = new ArrayList<StagingState>();
        for (var upload : touched().entrySet()) {
            if (states.size() < limit && upload.getValue().isBefore(before)) {
                var key = upload.getKey();
                states.add(new StagingState(key, chunks(key).end(), upload.getValue()));
            }
        }
        return List.copyOf(states);
    }

    private Map<StagingKey, Instant> touched() throws IOException {
        var touched = new LinkedHashMap<StagingKey, Instant>();
        var listed = Listed.all(bucket, names.staging());
        for (var entry = listed.next(); entry.isPresent(); entry = listed.next()) {
            note(entry.get(), touched);
        }
        return touched;
    }

    private void note(Entry chunk, Map<StagingKey, Instant> touched) {
        names.upload(chunk.name())
                .ifPresent(
                        key -> touched.merge(key, chunk.modified(), (one, other) -> one.isBefore(other) ? other : one));
    }

    private void take(StagingKey key) throws StagingBusy {
        if (!open.add(key)) {
            throw new StagingBusy(key);
        }
    }
}
