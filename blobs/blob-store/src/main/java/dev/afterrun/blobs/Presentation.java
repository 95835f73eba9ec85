package dev.afterrun.blobs;

/**
 * What a reader who is sent to the store is told there of the bytes, since the store knows neither name nor kind.
 *
 * @param contentType the value of {@code Content-Type}
 * @param contentDisposition the value of {@code Content-Disposition} (RFC 6266)
 */
public record Presentation(String contentType, String contentDisposition) {
    /** Bytes to be saved, of which nothing is known. */
    public static final Presentation BYTES = new Presentation("application/octet-stream", "attachment");
}
