package dev.afterrun.contracts.persisted;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where something of a set lies below the set's base: its bytes exactly, whether they are UTF-8 or not, with {@code /} between its
 * parts. It never leads out of the base. The order is that of the bytes, so what lies in a directory comes after it.
 *
 * @param value the bytes as text: what is no UTF-8, a control character or a percent sign is {@code %} and two upper-case
 *     hexadecimal digits
 */
public record EntryPath(@JsonValue String value) implements Comparable<EntryPath> {
    /** Bytes of a path, which Linux calls PATH_MAX. */
    public static final int MOST_BYTES = 4_096;

    /** @throws IllegalArgumentException with a sentence that names the rule that {@code value} breaks */
    @JsonCreator
    public EntryPath {
        var bytes = NameBytes.bytes(value);
        if (bytes.length == 0) {
            throw refused("is empty", value);
        }
        if (bytes.length > MOST_BYTES) {
            throw refused("is " + bytes.length + " bytes long; the limit is " + MOST_BYTES, value);
        }
        if (value.contains("%00")) {
            throw refused("has a NUL", value);
        }
        if (!NameBytes.isPlain(value) && !NameBytes.text(bytes).equals(value)) {
            throw refused("is not written as its bytes are: '" + NameBytes.text(bytes) + "'", value);
        }
        if (bytes[0] == '/') {
            throw refused("is absolute; paths are relative to the base", value);
        }
        refuseParts(value);
    }

    /** Sets have a hundred thousand paths, and each is looked at several times: no part is copied. */
    private static void refuseParts(String value) {
        for (var from = 0; from <= value.length(); ) {
            var slash = value.indexOf('/', from);
            var to = slash < 0 ? value.length() : slash;
            var isDots = to - from <= 2 && value.startsWith("..".substring(0, to - from), from);
            if (isDots) {
                throw refused("has the part '" + value.substring(from, to) + "'", value);
            }
            from = to + 1;
        }
    }

    /** The path of these bytes, which some file system gave. */
    public static EntryPath of(byte[] bytes) {
        return new EntryPath(NameBytes.text(bytes));
    }

    /** As the file system has it. */
    public byte[] bytes() {
        return NameBytes.bytes(value);
    }

    /** Its parts from the base on, each as text. */
    public List<String> parts() {
        return List.of(value.split("/", -1));
    }

    /** The bytes of its last part. */
    public byte[] name() {
        return NameBytes.bytes(value.substring(value.lastIndexOf('/') + 1));
    }

    /** The directory in which it lies; none where that is the base. */
    public Optional<EntryPath> parent() {
        var slash = value.lastIndexOf('/');
        return slash < 0 ? Optional.empty() : Optional.of(new EntryPath(value.substring(0, slash)));
    }

    @Override
    public int compareTo(EntryPath other) {
        return Arrays.compareUnsigned(bytes(), other.bytes());
    }

    @Override
    public String toString() {
        return value;
    }

    private static IllegalArgumentException refused(String why, String value) {
        var shown = value.length() > 80 ? value.substring(0, 80) + "…" : value;
        return new IllegalArgumentException("the path '" + shown.replaceAll("\\p{Cntrl}", "?") + "' of a set " + why);
    }
}
