package dev.afterrun.cli.set.remote;

import dev.afterrun.cli.set.remote.PackMap.Place;
import dev.afterrun.contracts.Digest;
import dev.afterrun.persisted.pack.FrameUnpacking;
import dev.afterrun.persisted.pack.PackBytes;
import dev.afterrun.persisted.pack.PackFrame;
import dev.afterrun.persisted.restore.SetDamaged;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Frames of one pack that lie one after the other, and so are had by one request. */
final class Stretch {
    /** Bytes, unpacked, of more than one frame. */
    static final int PLAIN_BYTES = 2 * 1024 * 1024;

    /** How far back a stretch may have begun that still grows: its bytes wait in memory for those between. */
    private static final int OPEN = 4;

    private final RemoteBlob pack;
    private final List<PackFrame> frames = new ArrayList<>();
    private int end;
    private int plain;

    private record FrameOfPack(RemoteBlob pack, int offset) {}

    private Stretch(RemoteBlob pack, PackFrame first) {
        this.pack = pack;
        add(first);
    }

    /**
     * What has to be fetched for {@code chunks}, each frame once, in the order in which they are needed first.
     *
     * @throws SetDamaged when a chunk lies nowhere
     */
    static List<Stretch> of(Collection<Digest> chunks, PackMap map) {
        var stretches = new ArrayList<Stretch>();
        var seen = new HashSet<FrameOfPack>();
        var newest = new HashMap<RemoteBlob, Integer>();
        for (var chunk : chunks) {
            var place = map.find(chunk)
                    .orElseThrow(() -> new SetDamaged("no pack has the chunk " + chunk.abbreviated() + "…"));
            if (seen.add(new FrameOfPack(place.pack(), place.frame().offset()))) {
                place(place, stretches, newest);
            }
        }
        return stretches;
    }

    private static void place(Place place, List<Stretch> stretches, Map<RemoteBlob, Integer> newest) {
        var last = newest.getOrDefault(place.pack(), -1);
        if (last >= 0 && last >= stretches.size() - OPEN && stretches.get(last).takes(place.frame())) {
            stretches.get(last).add(place.frame());
        } else {
            newest.put(place.pack(), stretches.size());
            stretches.add(new Stretch(place.pack(), place.frame()));
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
    Unpacked fetch(Set<Digest> wanted, Buffers buffers) throws IOException {
        var from = frames.getFirst().offset();
        var packed = buffers.take(length());
        pack.read(from, length(), packed);
        var unpacked = unpacked(new Window(from, length(), packed), wanted, buffers.take(plain));
        buffers.release(packed);
        return unpacked;
    }

    private Unpacked unpacked(Window window, Set<Digest> wanted, byte[] into) throws IOException {
        var unpacked = new Unpacked(into);
        var offset = 0;
        try (var unpacking = new FrameUnpacking()) {
            for (var frame : frames) {
                System.arraycopy(unpacking.unpack(window, frame), 0, into, offset, frame.plainLength());
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
        return frame.offset() == end && plain + frame.plainLength() <= PLAIN_BYTES;
    }

    private void add(PackFrame frame) {
        frames.add(frame);
        end = frame.offset() + frame.length();
        plain += frame.plainLength();
    }

    /** Bytes of a pack that are here, by their places in it. */
    private static final class Window implements PackBytes {
        private final long from;
        private final int length;
        private final byte[] bytes;

        Window(long from, int length, byte[] bytes) {
            this.from = from;
            this.length = length;
            this.bytes = bytes;
        }

        @Override
        public long size() {
            return from + length;
        }

        @Override
        public byte[] read(long offset, int length) {
            var start = (int) (offset - from);
            return Arrays.copyOfRange(bytes, start, start + length);
        }
    }
}
