package dev.afterrun.storage.runartifact.zip;

import java.time.Duration;

/**
 * What an archive may unpack to.
 *
 * @param entries files and directories
 * @param fileBytes of one file
 * @param bytes of all files together
 * @param ratio how many times the archive's own bytes all files together may have, once they pass {@value #SMALL} bytes
 * @param patience for reading all of it once
 */
public record ArchiveBounds(int entries, long fileBytes, long bytes, int ratio, Duration patience) {
    /** Below so many bytes nobody asks how well it was packed: a log of one line, repeated, is packed a thousandfold. */
    public static final long SMALL = 64L * 1024 * 1024;

    /** What an archive of so many bytes may unpack to. */
    long bytesOf(long archive) {
        return Math.min(bytes, Math.max(SMALL, archive > bytes / ratio ? bytes : archive * ratio));
    }
}
