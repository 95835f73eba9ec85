package dev.afterrun.cli.set.remote;

import dev.afterrun.cli.publish.InParallel;
import dev.afterrun.contracts.Digest;
import dev.afterrun.persisted.pack.PackFrame;
import dev.afterrun.persisted.pack.PackIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which chunk lies where, as the indexes of packs say. */
public final class PackMap {
    /** That of a set without packs. */
    public static final PackMap EMPTY = new PackMap(Map.of());

    private final Map<Digest, Place> places;

    /**
     * Where a chunk is.
     *
     * @param offset of its bytes in the unpacked frame
     */
    public record Place(RemoteBlob pack, PackFrame frame, int offset, int length) {}

    private record Indexed(RemoteBlob pack, PackIndex index) {}

    private PackMap(Map<Digest, Place> places) {
        this.places = places;
    }

    /**
     * Reads the indexes of {@code packs}, so many at a time.
     *
     * @throws dev.afterrun.persisted.restore.SetDamaged when one of them is no pack
     */
    public static PackMap of(List<RemoteBlob> packs, int parallel) {
        var places = new HashMap<Digest, Place>();
        for (var indexed : InParallel.map(parallel, packs, PackMap::indexed)) {
            indexed.index().frames().forEach(frame -> takeNote(indexed.pack(), frame, places));
        }
        return new PackMap(places);
    }

    /** All chunks that the packs have. */
    public Set<Digest> chunks() {
        return places.keySet();
    }

    /** Where the chunk lies, if it does. */
    public Optional<Place> find(Digest chunk) {
        return Optional.ofNullable(places.get(chunk));
    }

    private static Indexed indexed(RemoteBlob pack) {
        try {
            return new Indexed(pack, PackIndex.of(new PackEnd(pack)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void takeNote(RemoteBlob pack, PackFrame frame, Map<Digest, Place> places) {
        var offset = 0;
        for (var chunk : frame.chunks()) {
            places.putIfAbsent(chunk.sha256(), new Place(pack, frame, offset, chunk.length()));
            offset += chunk.length();
        }
    }
}
