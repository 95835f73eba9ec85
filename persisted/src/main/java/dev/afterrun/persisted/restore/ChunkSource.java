package dev.afterrun.persisted.restore;

import dev.afterrun.contracts.Digest;
import java.io.IOException;

/** Where the bytes of chunks are had from; nobody takes its word for them. */
@FunctionalInterface
public interface ChunkSource {
    /**
     * The {@code length} bytes whose SHA-256 is {@code sha256}.
     *
     * @throws IOException when they cannot be had just now
     */
    byte[] read(Digest sha256, int length) throws IOException;
}
