package dev.afterrun.persisted.save;

import dev.afterrun.persisted.disk.FileStatus;
import dev.afterrun.persisted.disk.Inode;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Reads a file, again where it changed meanwhile, and then no more. One that was written to a moment ago is read twice in any case: within
 * a tick of the kernel's clock a change leaves the time as it was, as Git knows.
 */
final class SteadyRead {
    private static final int TIMES = 3;

    /** Twice the longest tick of Linux. */
    private static final Duration TICK = Duration.ofMillis(20);

    private final FileCut cut;
    private final InstantSource clock;

    /** Content and what was true of the file when it was read. */
    record Seen(FileStatus status, FileCut.Content content) {}

    SteadyRead(FileCut cut, InstantSource clock) {
        this.cut = cut;
        this.clock = clock;
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
                var started = clock.instant();
                var before = FileStatus.withInode(found.file());
                var content = cut.read(found.file());
                var after = FileStatus.withInode(found.file());
                var twice = seen.map(Seen::content).filter(content::equals).isPresent();
                seen = Optional.of(new Seen(after, content));
                if (before.equals(after) && content.size() == after.size() && (twice || isOld(after, started))) {
                    return seen;
                }
            } catch (NoSuchFileException e) {
                return permitted(found, seen, "went away while it was read");
            }
        }
        return permitted(found, seen, "changed each time it was read");
    }

    /** Whoever unpacks packages sets the time of a file that was just written; that of its last change nobody can set. */
    private static boolean isOld(FileStatus status, Instant now) {
        var changed = status.inode().map(Inode::changed).orElse(status.modified());
        return changed.isBefore(now.minus(TICK));
    }

    private static Optional<Seen> permitted(Found found, Optional<Seen> seen, String what) {
        if (found.reach().mayChange()) {
            return seen;
        }
        throw new SetRefused(Changing.sentence(found.file(), what));
    }
}
