package dev.afterrun.contracts.upload;

/**
 * The header fields of a resumable upload, as draft-ietf-httpbis-resumable-upload names them. {@code HEAD} tells the
 * offset, {@code PATCH} of {@value #PARTIAL} goes on from it.
 */
public final class UploadHeaders {
    /** Bytes that have arrived, an integer (RFC 9651). */
    public static final String OFFSET = "Upload-Offset";

    /** Whether all bytes have arrived, a boolean (RFC 9651: {@code ?1}, {@code ?0}). */
    public static final String COMPLETE = "Upload-Complete";

    /** Media type of a {@code PATCH} body. */
    public static final String PARTIAL = "application/partial-upload";

    private UploadHeaders() {}
}
