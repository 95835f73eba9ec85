package dev.afterrun.contracts;

import java.util.regex.Pattern;

/**
 * What {@code afterrun publish} writes where its job has no identity, for the forge's own means to hand over: the report, the manifest
 * that it would name, and each file's bytes under their digest. Names of files need no care there: hidden ones, modes and upper case
 * survive any archive.
 */
public final class HandOver {
    /** The directory, in the job's. */
    public static final String DIRECTORY = "afterrun-out";

    /** A {@link dev.afterrun.contracts.event.RunReport}, within the directory. */
    public static final String REPORT = "report.json";

    /** A {@link Manifest}, within the directory; missing where there are no files. */
    public static final String MANIFEST = "manifest.json";

    /** Where bytes lie, each under its SHA-256 in hex, within the directory. */
    public static final String BLOBS = "blobs";

    /** The digests, for {@code sha256sum -c} in the job; not read. Within the directory. */
    public static final String SUMS = "SHA256SUMS";

    private static final Pattern OURS = Pattern.compile(String.join(
            "|", Pattern.quote(REPORT), Pattern.quote(MANIFEST), Pattern.quote(SUMS), BLOBS + "/[0-9a-f]{64}"));

    private HandOver() {}

    /** Whether the path, within the directory, is one that {@code afterrun publish} writes. */
    public static boolean holds(String path) {
        return OURS.matcher(path).matches();
    }
}
