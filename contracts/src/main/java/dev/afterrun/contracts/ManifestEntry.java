package dev.afterrun.contracts;

/**
 * One file of a job.
 *
 * @param size bytes, 0 or more
 * @param executable whether the owner may run it, as its mode said where it was made
 */
public record ManifestEntry(ArtifactPath path, Digest sha256, long size, boolean executable) {

    /** @throws IllegalArgumentException when the size is negative */
    public ManifestEntry {
        if (size < 0) {
            throw new IllegalArgumentException("the size of '" + path + "' is " + size + "; it is 0 or more");
        }
    }
}
