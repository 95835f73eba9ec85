package dev.afterrun.blobs;

import dev.afterrun.contracts.Digest;
import java.util.regex.Pattern;

/**
 * The name of an upload under way, known to its own session alone.
 *
 * @param value 1 to {@value #LENGTH} characters of {@code a-z 0-9 . _ -} that begin and end with a letter or digit
 */
public record StagingKey(String value) implements Comparable<StagingKey> {
    /** Characters of a key: as a file's name it must fit any file system. */
    public static final int LENGTH = 200;

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?");

    /** @throws IllegalArgumentException when {@code value} has another shape */
    public StagingKey {
        if (!isKey(value)) {
            throw new IllegalArgumentException("a staging key is at most " + LENGTH
                    + " characters of a-z, 0-9, '.', '_', '-', not '" + value + "'");
        }
    }

    /** The key under which {@code session} uploads the bytes of {@code digest}. */
    public static StagingKey of(String session, Digest digest) {
        return new StagingKey(session + "." + digest.hex());
    }

    /** Whether a key of this value can exist. */
    public static boolean isKey(String value) {
        return value.length() <= LENGTH && SHAPE.matcher(value).matches();
    }

    @Override
    public int compareTo(StagingKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
