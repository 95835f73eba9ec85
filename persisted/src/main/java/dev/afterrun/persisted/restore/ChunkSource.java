package dev.afterrun.persisted.restore;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.SetEntry;
import java.io.IOException;
import java.util.List;

/** Where the bytes of chunks are had from; nobody takes its word for them. */
@FunctionalInterface
public interface ChunkSource {
    /**
     * The {@code length} bytes whose SHA-256 is {@code sha256}.
     *
     * @throws IOException when they cannot be had just now
     */
    byte[] read(Digest sha256, int length) throws IOException;

    /** Told once before the first read, so that bytes are under way when they are asked for: these files are read, in this order. */
    default void expect(List<SetEntry.RegularFile> files) throws IOException {}
}
