package dev.afterrun.persisted.pack;

import java.io.IOException;
import java.util.Arrays;

/** Takes packs as they are full. */
@FunctionalInterface
public interface PackTarget {
    /** A whole pack; the array is the target's from here on. */
    void take(byte[] pack, PackIndex index) throws IOException;

    /** The same as {@code length} bytes of {@code buffer}, which hold until this returns: who does not keep them spares a copy. */
    default void take(byte[] buffer, int length, PackIndex index) throws IOException {
        take(Arrays.copyOf(buffer, length), index);
    }
}
