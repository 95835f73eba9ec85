package dev.afterrun.contracts;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What {@code afterrun publish} and {@code afterrun persist} write where their job has no identity, for the forge's own means to hand
 * over: the report, the manifest that it would name, what would register each set, and all bytes under their digest. Names of files need
 * no care there: hidden ones, modes and upper case survive any archive.
 */
public final class HandOver {
    /** The directory, in the job's. */
    public static final String DIRECTORY = "afterrun-out";

    /** A {@link dev.afterrun.contracts.event.RunReport}, within the directory. */
    public static final String REPORT = "report.json";

    /** A {@link Manifest}, within the directory; missing where there are no files. */
    public static final String MANIFEST = "manifest.json";

    /** Where sets lie, each as a {@link dev.afterrun.contracts.persisted.SaveSet} in a file of its own, within the directory. */
    public static final String SETS = "sets";

    /** Where bytes lie, each under its SHA-256 in hex, within the directory. */
    public static final String BLOBS = "blobs";

    /** The digests, for {@code sha256sum -c} in the job; not read. Within the directory. */
    public static final String SUMS = "SHA256SUMS";

    private static final Pattern OURS = Pattern.compile(String.join(
            "|",
            Pattern.quote(REPORT),
            Pattern.quote(MANIFEST),
            Pattern.quote(SUMS),
            SETS + "/[0-9a-f]{64}\\.json",
            BLOBS + "/[0-9a-f]{64}"));

    private HandOver() {}

    /** Whether the path, within the directory, is one that a job writes by {@code afterrun}. */
    public static boolean holds(String path) {
        return OURS.matcher(path).matches();
    }

    /** Whether the path, within the directory, is that of a set. */
    public static boolean isSet(String path) {
        return path.startsWith(SETS + "/");
    }

    /**
     * The path of a set, within the directory: saved again by the same job, it takes the place of itself.
     *
     * @param name the set's, and its key where it has one
     */
    public static String set(String name) {
        return SETS + "/" + Digest.of(name.getBytes(StandardCharsets.UTF_8)) + ".json";
    }
}
