package dev.afterrun.blobs.bucket;

import java.io.InputStream;

/**
 * Bytes on their way from a bucket.
 *
 * @param length how many there will be: less than were asked for where the object ends before
 */
public record Opened(InputStream content, long length) {}
