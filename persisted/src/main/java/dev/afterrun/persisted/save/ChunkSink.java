package dev.afterrun.persisted.save;

import dev.afterrun.contracts.Digest;
import java.io.IOException;

/** Takes the chunks of a set as they are cut; the same chunk may come many times. */
@FunctionalInterface
public interface ChunkSink {
    /** {@code length} bytes of {@code buffer} from {@code offset}, which hold until this returns. */
    void take(Digest sha256, byte[] buffer, int offset, int length) throws IOException;
}
