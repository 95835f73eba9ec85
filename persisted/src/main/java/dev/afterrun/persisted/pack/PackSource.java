package dev.afterrun.persisted.pack;

import dev.afterrun.contracts.Digest;
import dev.afterrun.persisted.restore.ChunkSource;
import dev.afterrun.persisted.restore.SetDamaged;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Reads chunks out of packs, a frame at a time: who asks in the order in which they were packed reads each frame once. */
public final class PackSource implements ChunkSource, AutoCloseable {
    private static final int NONE = -1;

    private final FrameUnpacking unpacking = new FrameUnpacking();
    private final Map<Digest, Place> places;
    private byte[] plain = new byte[0];
    private int unpacked = NONE;

    /**
     * Where a chunk is.
     *
     * @param number of the frame, among those of all packs
     */
    private record Place(PackBytes pack, PackFrame frame, int number, int offset, int length) {}

    private PackSource(Map<Digest, Place> places) {
        this.places = places;
    }

    /**
     * All chunks of {@code packs}, of which the indexes are read at once.
     *
     * @throws SetDamaged when one of them is none
     */
    public static PackSource of(List<? extends PackBytes> packs) throws IOException {
        return of(packs, chunk -> true);
    }

    /** The {@code wanted} ones alone: memory grows with their number, whatever else the packs have. */
    public static PackSource of(List<? extends PackBytes> packs, Predicate<Digest> wanted) throws IOException {
        var places = new HashMap<Digest, Place>();
        var number = 0;
        for (var pack : packs) {
            for (var frame : PackIndex.of(pack).frames()) {
                takeNote(new Place(pack, frame.outline(), number++, 0, 0), frame, wanted, places);
            }
        }
        return new PackSource(places);
    }

    @Override
    public byte[] read(Digest sha256, int length) throws IOException {
        var place = places.get(sha256);
        if (place == null) {
            throw new SetDamaged("no pack has the chunk " + sha256.abbreviated() + "…");
        }
        if (unpacked != place.number()) {
            unpacked = NONE;
            plain = unpacking.unpack(place.pack(), place.frame());
            unpacked = place.number();
        }
        return Arrays.copyOfRange(plain, place.offset(), place.offset() + place.length());
    }

    @Override
    public void close() {
        unpacking.close();
    }

    private static void takeNote(Place at, PackFrame frame, Predicate<Digest> wanted, Map<Digest, Place> places) {
        var offset = 0;
        for (var chunk : frame.chunks()) {
            if (wanted.test(chunk.sha256())) {
                places.putIfAbsent(
                        chunk.sha256(), new Place(at.pack(), at.frame(), at.number(), offset, chunk.length()));
            }
            offset += chunk.length();
        }
    }
}
