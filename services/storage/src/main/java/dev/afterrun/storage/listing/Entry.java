package dev.afterrun.storage.listing;

import dev.afterrun.contracts.Digest;
import java.time.Instant;
import java.util.Optional;

/**
 * What stands in a folder itself: a file, or a folder and all that is below it.
 *
 * @param files 1 of a file
 * @param finished when the newest job finished that made any of it
 * @param sha256 of a file alone
 */
public record Entry(String name, int files, long size, boolean executable, Instant finished, Optional<Digest> sha256) {
    /** Whether it is a folder. */
    public boolean isFolder() {
        return sha256.isEmpty();
    }
}
