package dev.afterrun.blobs;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Where an object lies in its store. Chosen by us and never used twice, so that a late delete can hit nobody else's
 * bytes; it says nothing of the content.
 *
 * <p>No key lies below another ({@code a} and {@code a/b}), since a file system could not keep both.
 *
 * @param value 1 to {@value #LENGTH} characters: parts of {@code a-z 0-9 . _ -} that begin and end with a letter or
 *     digit, with {@code /} between them
 */
public record ObjectKey(String value) implements Comparable<ObjectKey> {
    /** Characters of a key; every known store takes more. */
    public static final int LENGTH = 255;

    private static final Pattern FRESH =
            Pattern.compile("([0-9a-f]{2})/\\1[0-9a-f]{6}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** @throws IllegalArgumentException when {@code value} has another shape */
    public ObjectKey {
        if (!isKey(value)) {
            throw new IllegalArgumentException("an object key is parts of a-z, 0-9, '.', '_', '-' with '/' between them"
                    + " and at most " + LENGTH + " characters, not '" + value + "'");
        }
    }

    /** A key that nobody has used; 256 folders keep any one of them small. */
    public static ObjectKey fresh() {
        var id = UUID.randomUUID().toString();
        return new ObjectKey(id.substring(0, 2) + "/" + id);
    }

    /** Whether {@link #fresh} can have made it: whatever has another form may be somebody else's. */
    public boolean isOfOurMaking() {
        return FRESH.matcher(value).matches();
    }

    /** Whether a key of this value can exist. */
    public static boolean isKey(String value) {
        if (value.isEmpty() || value.length() > LENGTH) {
            return false;
        }
        // No pattern: every row that names an object is held against this.
        for (var i = 0; i < value.length(); i++) {
            if (!isLetterOrDigit(value, i) && !joins(value, i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether what is there stands between two parts, or within one. */
    private static boolean joins(String value, int index) {
        return switch (value.charAt(index)) {
            case '/' -> isLetterOrDigit(value, index - 1) && isLetterOrDigit(value, index + 1);
            case '.', '_', '-' -> isOfPart(value, index - 1) && isOfPart(value, index + 1);
            default -> false;
        };
    }

    private static boolean isOfPart(String value, int index) {
        return index >= 0 && index < value.length() && value.charAt(index) != '/';
    }

    private static boolean isLetterOrDigit(String value, int index) {
        if (index < 0 || index >= value.length()) {
            return false;
        }
        var c = value.charAt(index);
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    @Override
    public int compareTo(ObjectKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
