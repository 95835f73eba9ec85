package dev.afterrun.storage.upload;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.upload.Pack;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Reads a pack's blobs one after the other, each only once its digest was computed from its bytes. */
final class PackReader {
    private static final int DIGEST_BYTES = 32;

    private final InputStream body;
    private final byte[] header = new byte[Pack.HEADER_BYTES];
    private long taken;

    PackReader(InputStream body) {
        this.body = body;
    }

    /** The next blob; empty at the pack's end. */
    Optional<Blob> next() throws IOException {
        var read = body.readNBytes(header, 0, header.length);
        if (read == 0) {
            return Optional.empty();
        }
        if (read < header.length) {
            throw cutOff();
        }
        var digest = Digest.ofHash(Arrays.copyOf(header, DIGEST_BYTES));
        return Optional.of(checked(digest, content(ByteBuffer.wrap(header).getLong(DIGEST_BYTES))));
    }

    private byte[] content(long length) throws IOException {
        if (length < 0 || length >= Limits.PACKED_BYTES) {
            throw new ProblemException(ProblemType.TOO_LARGE.because(
                    "a blob of a pack passes its limit; send it by itself with PUT",
                    "less than " + Limits.PACKED_BYTES + " bytes",
                    Long.toUnsignedString(length) + " bytes"));
        }
        take(header.length + length);
        var content = body.readNBytes((int) length);
        if (content.length < length) {
            throw cutOff();
        }
        return content;
    }

    private void take(long bytes) {
        taken += bytes;
        if (taken > Limits.PACK_BYTES) {
            throw new ProblemException(ProblemType.TOO_LARGE.because(
                    "the pack passes its limit; nothing of it was kept, send several",
                    Limits.PACK_BYTES + " bytes",
                    "at least " + taken + " bytes"));
        }
    }

    private static Blob checked(Digest announced, byte[] content) {
        var actual = Digest.of(content);
        if (!actual.equals(announced)) {
            throw new ProblemException(ProblemType.DIGEST_MISMATCH.because("the pack has " + content.length
                    + " bytes that are announced as " + announced + " but are " + actual
                    + "; nothing of it was kept, hash the files again"));
        }
        return new Blob(announced, ByteBuffer.wrap(content));
    }

    private static ProblemException cutOff() {
        return new ProblemException(ProblemType.MALFORMED.because(
                "the pack ends in the middle of a blob; nothing of it was kept, send it again"));
    }

    /** A blob and its bytes. */
    record Blob(Digest sha256, ByteBuffer content) {}
}
