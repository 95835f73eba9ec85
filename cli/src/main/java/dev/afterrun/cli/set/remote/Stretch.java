package dev.afterrun.cli.set.remote;

import dev.afterrun.cli.set.remote.PackMap.Place;
import dev.afterrun.contracts.Digest;
import dev.afterrun.persisted.pack.FrameUnpacking;
import dev.afterrun.persisted.pack.PackFrame;
import dev.afterrun.persisted.restore.SetDamaged;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Frames of one pack that lie one after the other, and so are had by one request. */
final class Stretch {
    private static final int MEBIBYTE = 1024 * 1024;

    /** Bytes, unpacked, of all that are fetched at a time: with each request a server does a good deal besides sending. */
    private static final int AT_ONCE = 32 * MEBIBYTE;

    private static final int LEAST = 2 * MEBIBYTE;
    private static final int MOST = 8 * MEBIBYTE;

    /** How far back a stretch may have begun that still grows: its bytes wait in memory for those between. */
    private static final int OPEN = 4;

    private final RemoteBlob pack;
    private final int most;
    private final List<PackFrame> frames = new ArrayList<>();
    private int end;
    private int plain;

    private record FrameOfPack(RemoteBlob pack, int offset) {}

    private Stretch(RemoteBlob pack, int most, PackFrame first) {
        this.pack = pack;
        this.most = most;
        add(first);
    }

    /** The most bytes, unpacked, of more than one frame, where so many are fetched at a time. */
    static int bytes(int parallel) {
        return Math.clamp(AT_ONCE / parallel, LEAST, MOST);
    }

    /**
     * What has to be fetched for {@code chunks}, each frame once, in the order in which they are needed first, up to {@code most} bytes,
     * unpacked, of more than one frame.
     *
     * @throws SetDamaged when a chunk lies nowhere
     */
    static List<Stretch> of(Collection<Digest> chunks, PackMap map, int most) {
        var stretches = new ArrayList<Stretch>();
        var seen = new HashSet<FrameOfPack>();
        var newest = new HashMap<RemoteBlob, Integer>();
        for (var chunk : chunks) {
            var place = map.find(chunk)
                    .orElseThrow(() -> new SetDamaged("no pack has the chunk " + chunk.abbreviated() + "…"));
            if (seen.add(new FrameOfPack(place.pack(), place.frame().offset()))) {
                place(place, most, stretches, newest);
            }
        }
        return stretches;
    }

    private static void place(Place place, int most, List<Stretch> stretches, Map<RemoteBlob, Integer> newest) {
        var last = newest.getOrDefault(place.pack(), -1);
        if (last >= 0 && last >= stretches.size() - OPEN && stretches.get(last).takes(place.frame())) {
            stretches.get(last).add(place.frame());
        } else {
            newest.put(place.pack(), stretches.size());
            stretches.add(new Stretch(place.pack(), most, place.frame()));
        }
    }

    /** Bytes that travel. */
    int length() {
        return end - frames.getFirst().offset();
    }

    /**
     * Fetches it, and unpacks it for those of its chunks that are {@code wanted}.
     *
     * @throws SetDamaged when other bytes come than the index says
     */
    Unpacked fetch(Set<Digest> wanted, Buffers buffers) {
        var from = frames.getFirst().offset();
        var packed = buffers.take(length());
        pack.read(from, length(), packed);
        var unpacked = unpacked(packed, wanted, buffers.take(plain));
        buffers.release(packed);
        return unpacked;
    }

    private Unpacked unpacked(byte[] packed, Set<Digest> wanted, byte[] into) {
        var unpacked = new Unpacked(into);
        var from = frames.getFirst().offset();
        var offset = 0;
        try (var unpacking = new FrameUnpacking()) {
            for (var frame : frames) {
                unpacking.unpack(frame, packed, frame.offset() - from, into, offset);
                for (var chunk : frame.chunks()) {
                    if (wanted.contains(chunk.sha256())) {
                        unpacked.add(chunk.sha256(), offset, chunk.length());
                    }
                    offset += chunk.length();
                }
            }
        }
        return unpacked;
    }

    private boolean takes(PackFrame frame) {
        return frame.offset() == end && plain + frame.plainLength() <= most;
    }

    private void add(PackFrame frame) {
        frames.add(frame);
        end = frame.offset() + frame.length();
        plain += frame.plainLength();
    }
}
