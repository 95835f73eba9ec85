package dev.afterrun.persisted.pack;

import java.io.IOException;

/** Takes packs as they are full. */
@FunctionalInterface
public interface PackTarget {
    /** A whole pack; the array is the target's from here on. */
    void take(byte[] pack, PackIndex index) throws IOException;
}
