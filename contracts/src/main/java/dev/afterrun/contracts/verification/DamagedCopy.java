package dev.afterrun.contracts.verification;

import dev.afterrun.contracts.Digest;
import java.time.Instant;
import java.util.List;

/**
 * Stored bytes that are not those of their digest any more, or are gone.
 *
 * @param object the object's key in its store
 * @param damage what is wrong, in words
 * @param readable whether another copy of the blob is well and served instead
 * @param files up to 10 of the files that are this blob
 */
public record DamagedCopy(
        Digest sha256,
        long size,
        String store,
        String object,
        String damage,
        Instant foundAt,
        boolean readable,
        List<DamagedFile> files) {
    public DamagedCopy {
        files = files == null ? List.of() : List.copyOf(files);
    }
}
