package dev.afterrun.persisted.restore;

import dev.afterrun.contracts.persisted.FileMode;
import dev.afterrun.contracts.persisted.LinkTarget;
import dev.afterrun.persisted.disk.Attributes;
import dev.afterrun.persisted.disk.NativeNames;
import dev.afterrun.persisted.disk.OwnNames;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One thing that a restore does, and how it is taken back; where it was never done, that does nothing. */
sealed interface Step {

    /** Leaves things as if the step had not been done. */
    void undo() throws IOException;

    /** As it is written down: what it is, and of what. */
    List<String> words();

    /** Makes a directory of ours. */
    record Unpacking(Path directory) implements Step {
        @Override
        public void undo() throws IOException {
            if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
                Staging.delete(directory);
            }
        }

        @Override
        public List<String> words() {
            return List.of("unpack", word(directory));
        }
    }

    /** Makes a base, or a directory on the way to it. */
    record Beginning(Path base) implements Step {
        @Override
        public void undo() throws IOException {
            try {
                Files.deleteIfExists(base);
            } catch (DirectoryNotEmptyException e) {
                // Somebody else has put something there and wants it to stay.
            }
        }

        @Override
        public List<String> words() {
            return List.of("begin", word(base));
        }
    }

    /** Changes what a directory lists, and so its time, which was {@code modified}. */
    record Touching(Path directory, Instant modified) implements Step {
        @Override
        public void undo() {
            Staging.keepTime(directory, modified);
        }

        @Override
        public List<String> words() {
            return List.of("touch", word(directory), modified.toString());
        }
    }

    /** Renames what is at one place and not at the other. */
    record Moving(Path from, Path to) implements Step {
        @Override
        public void undo() throws IOException {
            if (!Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
                return;
            }
            if (!Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
                Files.move(to, from, StandardCopyOption.ATOMIC_MOVE);
            } else if (Optional.ofNullable(to.getParent())
                    .filter(OwnNames::isUnpacking)
                    .isPresent()) {
                throw new FileAlreadyExistsException(
                        from.toString(), null, "came while the set was restored; what was there is " + to);
            }
        }

        @Override
        public List<String> words() {
            return List.of("move", word(from), word(to));
        }
    }

    /** Gives a directory the mode and time of the set; before, it had these. */
    record Settling(Path directory, FileMode mode, Instant modified) implements Step {
        @Override
        public void undo() throws IOException {
            if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                Attributes.set(directory, mode, modified);
            }
        }

        @Override
        public List<String> words() {
            return List.of("settle", word(directory), mode.octal(), modified.toString());
        }
    }

    /** All is in its place, and is not taken back any more. */
    record Done() implements Step {
        @Override
        public void undo() {}

        @Override
        public List<String> words() {
            return List.of("done");
        }
    }

    /**
     * The step of which these are the words.
     *
     * @throws IllegalArgumentException when they are of none
     */
    static Step of(List<String> words) {
        return switch (words.getFirst() + " " + words.size()) {
            case "unpack 2" -> new Unpacking(path(words.get(1)));
            case "begin 2" -> new Beginning(path(words.get(1)));
            case "touch 3" -> new Touching(path(words.get(1)), Instant.parse(words.get(2)));
            case "move 3" -> new Moving(path(words.get(1)), path(words.get(2)));
            case "settle 4" ->
                new Settling(path(words.get(1)), FileMode.parse(words.get(2)), Instant.parse(words.get(3)));
            case "done 1" -> new Done();
            default -> throw new IllegalArgumentException("no restore does this: " + words);
        };
    }

    private static String word(Path path) {
        return LinkTarget.of(NativeNames.bytes(path)).value();
    }

    private static Path path(String word) {
        return NativeNames.path(new LinkTarget(word).bytes());
    }
}
