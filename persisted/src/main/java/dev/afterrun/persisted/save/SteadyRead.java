package dev.afterrun.persisted.save;

import dev.afterrun.persisted.disk.FileStatus;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Reads a file, again where it changed meanwhile, and then no more. */
final class SteadyRead {
    private static final int TIMES = 2;

    private final FileCut cut;

    /** Content and what was true of the file when it was read. */
    record Seen(FileStatus status, FileCut.Content content) {}

    SteadyRead(FileCut cut) {
        this.cut = cut;
    }

    /**
     * The file as it is; none where it has gone and may.
     *
     * @throws SetRefused when it has gone, or changes each time, and may not
     */
    Optional<Seen> read(Found found) throws IOException {
        var seen = Optional.<Seen>empty();
        for (var i = 0; i < TIMES; i++) {
            try {
                var before = FileStatus.of(found.file());
                var content = cut.read(found.file());
                var after = FileStatus.of(found.file());
                seen = Optional.of(new Seen(after, content));
                if (before.equals(after) && content.size() == after.size()) {
                    return seen;
                }
            } catch (NoSuchFileException e) {
                return permitted(found, seen, "went away while it was read");
            }
        }
        return permitted(found, seen, "changed each time it was read");
    }

    private static Optional<Seen> permitted(Found found, Optional<Seen> seen, String what) {
        if (found.reach().mayChange()) {
            return seen;
        }
        throw new SetRefused(Changing.sentence(found.file(), what));
    }
}
