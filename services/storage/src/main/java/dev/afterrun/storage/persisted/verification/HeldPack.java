package dev.afterrun.storage.persisted.verification;

import dev.afterrun.persisted.pack.PackBytes;
import dev.afterrun.storage.blob.CopyReader;
import dev.afterrun.storage.blob.Place;
import java.io.IOException;
import java.util.Arrays;

/** A pack in memory, for whoever reads all of it: one request of the store instead of one for each frame. */
public final class HeldPack implements PackBytes {
    private final byte[] bytes;

    private HeldPack(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Reads all of the pack that lies there. */
    public static HeldPack of(CopyReader stores, Place place) throws IOException {
        try (var content = stores.open(place)) {
            return new HeldPack(content.readAllBytes());
        }
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public byte[] read(long offset, int length) {
        var from = (int) Math.min(offset, bytes.length);
        return Arrays.copyOfRange(bytes, from, Math.min(from + length, bytes.length));
    }
}
