package dev.afterrun.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/**
 * Where a file lies within its job: relative, with {@code /} between its parts, safe to unpack on any system.
 *
 * @param value 1 to {@value Limits#PATH_BYTES} bytes in UTF-8
 */
public record ArtifactPath(@JsonValue String value) implements Comparable<ArtifactPath> {

    /** @throws IllegalArgumentException with a sentence that names the rule that {@code value} breaks */
    @JsonCreator
    public ArtifactPath {
        var bytes = value.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > Limits.PATH_BYTES) {
            throw new LimitPassed(
                    sentence("is " + bytes + " bytes long; the limit is " + Limits.PATH_BYTES, value),
                    Limits.PATH_BYTES,
                    bytes);
        }
        if (!isAscii(value) && !StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            throw refused("has half of a surrogate pair, which is no character", value);
        }
        if (value.isEmpty()) {
            throw refused("is empty", value);
        }
        if (value.startsWith("/") || beginsWithDrive(value)) {
            throw refused("is absolute; paths are relative to the job", value);
        }
        if (value.indexOf('\\') >= 0) {
            throw refused("has a backslash; parts are separated by '/'", value);
        }
        if (hasControl(value)) {
            throw refused("has a NUL or another control character", value);
        }
        for (var from = 0; from <= value.length(); ) {
            var slash = value.indexOf('/', from);
            var to = slash < 0 ? value.length() : slash;
            checkPart(value.substring(from, to), value);
            from = to + 1;
        }
    }

    /** What two paths share when a file system that ignores case or Unicode form would take them for one. */
    public String folded() {
        // ASCII has one form, and a JVM that has just started is spared the tables of all others.
        var composed = isAscii(value) ? value : Normalizer.normalize(value, Normalizer.Form.NFC);
        return composed.toLowerCase(Locale.ROOT);
    }

    /** The last part. */
    public String fileName() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    @Override
    public int compareTo(ArtifactPath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    // Jobs have tens of thousands of paths, and commands that look at them live for a second: loops, where patterns
    // read better.

    private static boolean beginsWithDrive(String value) {
        return value.length() > 1
                && value.charAt(1) == ':'
                && Character.isLetter(value.charAt(0))
                && value.charAt(0) < 0x80;
    }

    private static boolean hasControl(String value) {
        for (var i = 0; i < value.length(); i++) {
            if (value.charAt(i) < 0x20 || value.charAt(i) == 0x7f) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAscii(String value) {
        for (var i = 0; i < value.length(); i++) {
            if (value.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static void checkPart(String part, String value) {
        if (part.isEmpty()) {
            throw refused("has an empty part ('//' or a '/' at its end)", value);
        }
        if (part.equals(".") || part.equals("..")) {
            throw refused("has the part '" + part + "'", value);
        }
        if (part.endsWith(".") || part.endsWith(" ")) {
            throw refused("has a part that ends in a dot or a space, which Windows drops", value);
        }
    }

    private static IllegalArgumentException refused(String why, String value) {
        return new IllegalArgumentException(sentence(why, value));
    }

    private static String sentence(String why, String value) {
        var shown = value.length() > 80 ? value.substring(0, 80) + "…" : value;
        return "the path '" + printable(shown) + "' " + why;
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
