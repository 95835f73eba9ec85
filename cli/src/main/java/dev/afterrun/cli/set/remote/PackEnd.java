package dev.afterrun.cli.set.remote;

import dev.afterrun.persisted.pack.PackBytes;
import java.util.Arrays;

/** A pack whose last bytes are read at once: they have its index, which is asked for in two steps. */
final class PackEnd implements PackBytes {
    private static final int AT_ONCE = 64 * 1024;

    private final RemoteBlob pack;
    private final long from;
    private final byte[] end;

    PackEnd(RemoteBlob pack) {
        this.pack = pack;
        this.from = Math.max(0, pack.size() - AT_ONCE);
        this.end = pack.read(from, AT_ONCE);
    }

    @Override
    public long size() {
        return pack.size();
    }

    @Override
    public byte[] read(long offset, int length) {
        if (offset >= from) {
            var start = (int) (offset - from);
            return Arrays.copyOfRange(end, start, Math.min(end.length, start + length));
        }
        var before = (int) Math.min(length, from - offset);
        var bytes = Arrays.copyOf(pack.read(offset, before), length);
        System.arraycopy(end, 0, bytes, before, length - before);
        return bytes;
    }
}
