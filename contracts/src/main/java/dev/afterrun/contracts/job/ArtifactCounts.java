package dev.afterrun.contracts.job;

/**
 * How the files of a job stand, and the bytes of all of them that are stored.
 *
 * @param bytes the sum of the sizes of the stored files
 */
public record ArtifactCounts(int awaiting, int stored, int missing, int refused, int expired, long bytes) {

    /** No file at all. */
    public static final ArtifactCounts NONE = new ArtifactCounts(0, 0, 0, 0, 0, 0);

    /** All files of the job, however they stand. */
    public int total() {
        return awaiting + stored + missing + refused + expired;
    }

    /** Whether nothing is awaited any more. */
    public boolean settled() {
        return awaiting == 0;
    }
}
