package dev.afterrun.blobs.files;

import dev.afterrun.contracts.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/** The digest of a growing file: computed while bytes arrive if all of them arrive here, else from the file. */
final class ContentHash {
    private static final int CHUNK = 256 * 1024;

    private final MessageDigest sha256 = Digest.sha256();
    private boolean sawAll;

    /** @param offset bytes that were in the file before, unseen */
    ContentHash(long offset) {
        sawAll = offset == 0;
    }

    /** Takes note of all that remains in {@code appended}. */
    void saw(ByteBuffer appended) {
        if (sawAll) {
            sha256.update(appended);
        }
    }

    /** Not all that was seen is in the file. */
    void doubt() {
        sawAll = false;
    }

    Digest of(StagingFile file) throws IOException {
        if (!sawAll) {
            read(file);
        }
        // The computation is spent; a second call reads the file.
        sawAll = false;
        return Digest.ofHash(sha256.digest());
    }

    private void read(StagingFile file) throws IOException {
        sha256.reset();
        var chunk = ByteBuffer.allocate(CHUNK);
        for (var position = 0L; file.read(chunk, position) > 0; chunk.clear()) {
            position += chunk.position();
            sha256.update(chunk.flip());
        }
    }
}
