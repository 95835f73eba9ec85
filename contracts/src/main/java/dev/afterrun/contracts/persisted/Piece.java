package dev.afterrun.contracts.persisted;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.LimitPassed;
import java.util.Optional;

/**
 * A run of a file's bytes: a chunk, or a hole, which reads as zeros and is kept nowhere.
 *
 * @param length bytes, 1 or more; of a chunk at most the most that the set's sizes allow
 * @param sha256 of the chunk; none where this is a hole
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Piece(long length, Optional<Digest> sha256) {

    /** @throws IllegalArgumentException when it has no bytes, or more than a set may have */
    public Piece {
        if (length < 1) {
            throw new IllegalArgumentException("a piece of a file has 1 byte or more, not " + length);
        }
        LimitPassed.refuse("bytes of a piece of a file", length, SetDescription.MOST_BYTES);
    }

    /** Bytes that are kept under their digest. */
    public static Piece chunk(long length, Digest sha256) {
        return new Piece(length, Optional.of(sha256));
    }

    /** Zeros. */
    public static Piece hole(long length) {
        return new Piece(length, Optional.empty());
    }
}
