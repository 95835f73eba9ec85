package dev.afterrun.contracts.persisted;

import dev.afterrun.contracts.LimitPassed;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a set has in it, exactly: with its chunks it is all that is needed to make the same files again.
 *
 * @param version {@value #VERSION}; whoever does not know a version refuses it
 * @param system where it was made: what is restored elsewhere may be of no use there
 * @param sizes how its files were cut
 * @param trees one for each base at most
 */
public record SetDescription(int version, SetSystem system, ChunkSizes sizes, List<SetTree> trees) {
    /** The version that is written. */
    public static final int VERSION = 1;

    /** Files, directories and links of a set. */
    public static final int MOST_ENTRIES = 200_000;

    /** Bytes of a set's files, holes among them: 64 GiB. */
    public static final long MOST_BYTES = 64L * 1024 * 1024 * 1024;

    /** @throws IllegalArgumentException with a sentence that names the rule that is broken */
    public SetDescription {
        trees = List.copyOf(trees);
        if (version != VERSION) {
            throw new IllegalArgumentException("the set's description is of version " + version + "; " + VERSION
                    + " is what this version of Afterrun reads");
        }
        var bases = new HashSet<PathBase>();
        for (var tree : trees) {
            if (!bases.add(tree.base())) {
                throw new IllegalArgumentException("the base " + tree.base() + " is listed twice");
            }
            refuseLongChunks(tree, sizes);
        }
        var entries = trees.stream().mapToInt(tree -> tree.entries().size()).sum();
        LimitPassed.refuse("entries of a set", entries, MOST_ENTRIES);
        var bytes = 0L;
        for (var file : files(trees).toList()) {
            bytes = Math.addExact(bytes, file.size());
            LimitPassed.refuse("bytes of a set", bytes, MOST_BYTES);
        }
    }

    /** The set's files, each once whatever names it has. */
    public Stream<SetEntry.RegularFile> files() {
        return files(trees);
    }

    private static Stream<SetEntry.RegularFile> files(List<SetTree> trees) {
        return trees.stream()
                .flatMap(tree -> tree.entries().stream())
                .filter(SetEntry.RegularFile.class::isInstance)
                .map(SetEntry.RegularFile.class::cast);
    }

    private static void refuseLongChunks(SetTree tree, ChunkSizes sizes) {
        for (var entry : tree.entries()) {
            if (entry instanceof SetEntry.RegularFile file
                    && file.pieces().stream()
                            .anyMatch(piece -> piece.sha256().isPresent() && piece.length() > sizes.most())) {
                throw new IllegalArgumentException(
                        "a chunk of '" + file.path() + "' is longer than " + sizes.most() + " bytes");
            }
        }
    }
}
