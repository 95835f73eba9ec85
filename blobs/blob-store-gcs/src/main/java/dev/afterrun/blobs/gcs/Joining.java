package dev.afterrun.blobs.gcs;

import dev.afterrun.blobs.bucket.Chunk;
import dev.afterrun.blobs.bucket.NamesNotDeleted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Joins chunks to one object within the store: as many as one request takes, and what that made again. */
final class Joining {
    private final Writing writing;
    private final Deleting deleting;
    /** What rounds before the last one made, beside the chunks, so that it goes with them after a crash. */
    private final List<String> between = new ArrayList<>();

    Joining(Writing writing, Deleting deleting) {
        this.writing = writing;
        this.deleting = deleting;
    }

    /** Whether the object is there and ours. */
    boolean join(String name, List<Chunk> chunks) throws IOException {
        var sources = chunks.stream().map(Chunk::name).toList();
        try {
            while (sources.size() > Writing.JOINED_AT_ONCE) {
                sources = round(sources, chunks.getFirst().name());
            }
            return writing.join(name, sources);
        } finally {
            forget();
        }
    }

    private List<String> round(List<String> sources, String first) throws IOException {
        var joined = new ArrayList<String>();
        for (var from = 0; from < sources.size(); from += Writing.JOINED_AT_ONCE) {
            var some = sources.subList(from, Math.min(sources.size(), from + Writing.JOINED_AT_ONCE));
            joined.add(some.size() == 1 ? some.getFirst() : joinedBetween(some, first));
        }
        return joined;
    }

    private String joinedBetween(List<String> some, String first) throws IOException {
        var name = first + "-joined-" + UUID.randomUUID();
        between.add(name);
        if (!writing.join(name, some)) {
            throw new IOException("the store holds another object under the fresh name " + name);
        }
        return name;
    }

    private void forget() {
        try {
            deleting.delete(between);
        } catch (NamesNotDeleted e) {
            // They lie with the upload's chunks, whose folder is deleted when its session ends.
            between.clear();
        }
    }
}
