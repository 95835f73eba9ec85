package dev.afterrun.contracts.persisted;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.afterrun.contracts.Digest;
import java.time.Instant;
import java.util.List;

/** One thing of a set. There is no device, pipe or socket among them, and no owner: what is restored belongs to who restores. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SetEntry.Passage.class, name = "passage"),
    @JsonSubTypes.Type(value = SetEntry.Directory.class, name = "directory"),
    @JsonSubTypes.Type(value = SetEntry.RegularFile.class, name = "file"),
    @JsonSubTypes.Type(value = SetEntry.HardLink.class, name = "hard-link"),
    @JsonSubTypes.Type(value = SetEntry.SymbolicLink.class, name = "symbolic-link")
})
public sealed interface SetEntry {
    /** Where it lies. */
    EntryPath path();

    /** A directory on the way to what belongs to the set: made where it is missing, and otherwise left as it is. */
    record Passage(EntryPath path) implements SetEntry {}

    /**
     * A directory that belongs to the set, with all that lies in it unless a rule left it out.
     *
     * @param modified to the nanosecond
     */
    record Directory(EntryPath path, FileMode mode, Instant modified) implements SetEntry {}

    /**
     * A file.
     *
     * @param modified to the nanosecond
     * @param size the sum of its pieces
     * @param sha256 of all its bytes
     * @param pieces in order; none where the file is empty
     */
    record RegularFile(EntryPath path, FileMode mode, Instant modified, long size, Digest sha256, List<Piece> pieces)
            implements SetEntry {

        /** @throws IllegalArgumentException when the pieces are longer or shorter than the file */
        public RegularFile {
            pieces = List.copyOf(pieces);
            var sum = 0L;
            for (var piece : pieces) {
                sum = Math.addExact(sum, piece.length());
            }
            if (sum != size) {
                throw new IllegalArgumentException(
                        "the pieces of '" + path + "' have " + sum + " bytes, the file " + size);
            }
        }
    }

    /**
     * Another name of a file.
     *
     * @param to a file that comes before it
     */
    record HardLink(EntryPath path, EntryPath to) implements SetEntry {}

    /**
     * A symbolic link.
     *
     * @param modified to the nanosecond
     */
    record SymbolicLink(EntryPath path, LinkTarget target, Instant modified) implements SetEntry {}
}
