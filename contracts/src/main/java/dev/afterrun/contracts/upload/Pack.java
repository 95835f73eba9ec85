package dev.afterrun.contracts.upload;

/**
 * How many small blobs travel in one request: for each, 32 bytes of SHA-256, 8 bytes of length (big-endian), and the
 * bytes themselves, one after the other to the body's end.
 */
public final class Pack {
    /** The body's media type. */
    public static final String MEDIA_TYPE = "application/vnd.afterrun.pack";

    /** Bytes before each blob. */
    public static final int HEADER_BYTES = 40;

    private Pack() {}
}
