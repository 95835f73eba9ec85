package dev.afterrun.storage.persisted.verification;

import dev.afterrun.persisted.pack.PackBytes;
import dev.afterrun.storage.blob.CopyReader;
import dev.afterrun.storage.blob.Place;
import java.io.IOException;

/** A pack in a store, of which parts are read as they are asked for. */
public record StoredPack(CopyReader stores, Place place) implements PackBytes {
    @Override
    public long size() {
        return place.slice().length();
    }

    @Override
    public byte[] read(long offset, int length) throws IOException {
        var there = (int) Math.min(length, Math.max(0, size() - offset));
        if (there == 0) {
            return new byte[0];
        }
        try (var content = stores.open(place.part(offset, there))) {
            return content.readNBytes(there);
        }
    }
}
