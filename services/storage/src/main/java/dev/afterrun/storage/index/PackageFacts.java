package dev.afterrun.storage.index;

import java.util.Optional;

/**
 * What a package says of itself.
 *
 * @param project its name, in the one spelling that its index uses
 * @param facts what its index repeats of it, as JSON of at most {@link #LONGEST} characters
 * @param document a file of it that its index hands out as it is
 */
public record PackageFacts(String project, String facts, Optional<byte[]> document) {
    /** Characters; the longest in use have a tenth. Those of many packages are in memory at once. */
    static final int LONGEST = 256 * 1024;
}
