package dev.afterrun.contracts.persisted;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * What a symbolic link says, whether something is there or not.
 *
 * @param value its bytes as text, as {@link EntryPath} writes them
 */
public record LinkTarget(@JsonValue String value) {

    /** @throws IllegalArgumentException with a sentence that names the rule that {@code value} breaks */
    @JsonCreator
    public LinkTarget {
        var bytes = NameBytes.bytes(value);
        if (bytes.length == 0 || bytes.length >= EntryPath.MOST_BYTES) {
            throw new IllegalArgumentException(
                    "a link's target has 1 to " + (EntryPath.MOST_BYTES - 1) + " bytes, not " + bytes.length);
        }
        if (value.contains("%00") || !NameBytes.text(bytes).equals(value)) {
            throw new IllegalArgumentException("a link's target has a NUL, or is not written as its bytes are");
        }
    }

    /** The target of these bytes. */
    public static LinkTarget of(byte[] bytes) {
        return new LinkTarget(NameBytes.text(bytes));
    }

    /** As the file system has it. */
    public byte[] bytes() {
        return NameBytes.bytes(value);
    }

    /** Whether it begins at the root. */
    public boolean isAbsolute() {
        return value.startsWith("/");
    }

    /** What is between its slashes, without what is empty or means the same directory. */
    public List<String> parts() {
        return List.of(value.split("/", -1)).stream()
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .toList();
    }

    @Override
    public String toString() {
        return value;
    }
}
