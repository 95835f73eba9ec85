package dev.afterrun.blobs.bucket;

/**
 * How a bucket is used.
 *
 * @param prefix what all names begin with, so that installations can share a bucket; empty, or ends with {@code /}
 * @param chunkSize bytes that an upload gathers in memory before they are written; 1 or more
 * @param reading how readers come to whole objects
 * @param writing how the bytes of large uploads come here
 */
public record BucketSettings(String prefix, int chunkSize, Reading reading, Writing writing) {
    /** What an S3 part holds at least, and so what every store takes. */
    public static final int SMALLEST_PART = 5 * 1024 * 1024;

    /** @throws IllegalArgumentException when a component has another shape */
    public BucketSettings {
        if (!prefix.isEmpty() && !prefix.endsWith("/")) {
            throw new IllegalArgumentException("a prefix ends with '/', unlike '" + prefix + "'");
        }
        if (chunkSize < 1) {
            throw new IllegalArgumentException("a chunk has 1 byte or more, not " + chunkSize);
        }
    }

    /** Written through this process alone. */
    public BucketSettings(String prefix, int chunkSize, Reading reading) {
        this(prefix, chunkSize, reading, Writing.THROUGH);
    }

    /** The way that an object's bytes take to their reader. */
    public enum Reading {
        /** The reader is sent to the store, by an address that holds for a short while. */
        REDIRECTED,
        /** Through this process: the store need not be reachable for readers. */
        STREAMED
    }

    /** The way that an upload's bytes take to the store. */
    public enum Writing {
        /** Through this process: the store need not be reachable for whoever uploads. */
        THROUGH,
        /** Straight there, by signed addresses, where the store can sign. */
        DIRECT
    }
}
