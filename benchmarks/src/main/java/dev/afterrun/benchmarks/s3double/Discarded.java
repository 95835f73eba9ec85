package dev.afterrun.benchmarks.s3double;

import dev.afterrun.contracts.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What is left of an object's content.
 *
 * @param sha256 in Base64; empty where its bytes did not come in one piece
 * @param beginning all of what is tiny, a character a byte
 */
record Discarded(long size, String sha256, String beginning) {
    static final Discarded NONE = of(0);

    private static final int KEPT = 1024;
    private static final int PIECE = 256 * 1024;

    static Discarded of(long size) {
        return new Discarded(size, "", "");
    }

    /** Reads and hashes the request's content. */
    static Discarded read(S3Request request) throws IOException {
        var sha256 = Digest.sha256();
        var piece = new byte[PIECE];
        var beginning = "";
        var size = 0L;
        var content = request.content();
        for (int count; (count = content.read(piece)) >= 0; size += count) {
            if (size == 0 && count <= KEPT) {
                beginning = new String(piece, 0, count, StandardCharsets.ISO_8859_1);
            }
            sha256.update(piece, 0, count);
        }
        return new Discarded(size, Base64.getEncoder().encodeToString(sha256.digest()), beginning);
    }

    boolean isNot(String announced) {
        return !sha256.equals(announced);
    }
}
