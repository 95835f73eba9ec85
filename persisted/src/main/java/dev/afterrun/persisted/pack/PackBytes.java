package dev.afterrun.persisted.pack;

import java.io.IOException;

/** A pack, wherever it lies. */
public interface PackBytes {
    /** How many there are. */
    long size() throws IOException;

    /** {@code length} of them from {@code offset}; fewer where the pack ends before. */
    byte[] read(long offset, int length) throws IOException;
}
