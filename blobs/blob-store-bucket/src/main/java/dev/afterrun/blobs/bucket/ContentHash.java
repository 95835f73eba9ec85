package dev.afterrun.blobs.bucket;

import dev.afterrun.contracts.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.DigestInputStream;
import java.security.MessageDigest;

/** The digest of an upload: computed while bytes pass if all of them pass here, else from the bucket. */
final class ContentHash {
    private static final int PIECE = 64 * 1024;

    private final MessageDigest sha256 = Digest.sha256();
    private boolean sawAll;

    /** Of an upload that was found in the bucket, or begins; what lies in chunks was not seen. */
    ContentHash(Upload upload) {
        sawAll = upload.offset() == upload.tail().size();
        saw(upload.tail().bytes());
    }

    /** Takes note of all that remains in {@code taken}. */
    void saw(ByteBuffer taken) {
        if (sawAll) {
            sha256.update(taken);
        }
    }

    Digest of(Upload upload) throws IOException {
        if (!sawAll) {
            read(upload);
        }
        // The computation is spent; a second call reads the bucket.
        sawAll = false;
        return Digest.ofHash(sha256.digest());
    }

    private void read(Upload upload) throws IOException {
        sha256.reset();
        var piece = new byte[PIECE];
        for (var chunk : upload.chunks().inOrder()) {
            try (var content = new DigestInputStream(upload.chunks().open(chunk), sha256)) {
                while (content.read(piece) >= 0) {
                    // Reading is what computes.
                }
            }
        }
        sha256.update(upload.tail().bytes());
    }
}
