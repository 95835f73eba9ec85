package dev.afterrun.persisted.archive;

import dev.afterrun.contracts.persisted.FileMode;
import java.time.Instant;

/**
 * What a header says.
 *
 * @param name its bytes, a character each
 * @param size bytes of content that follow
 * @param link what a link names, its bytes a character each; empty of all else
 */
record TarEntry(Kind kind, String name, FileMode mode, Instant modified, long size, String link) {

    /** Kinds of POSIX. */
    enum Kind {
        FILE('0'),
        HARD_LINK('1'),
        SYMBOLIC_LINK('2'),
        DIRECTORY('5'),
        /** Records that stand for the header after them. */
        RECORDS('x');

        private final char type;

        Kind(char type) {
            this.type = type;
        }

        char type() {
            return type;
        }
    }
}
