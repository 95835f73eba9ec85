package dev.afterrun.storage.histories;

import java.time.Duration;

/** What a repository's file may say of lifetimes. */
enum Rules {
    /** Nothing: those of the operator count, which let every file go after a week. */
    NONE("") {
        @Override
        boolean letGo(FileFacts file, Tie tie) {
            return file.isOlderThan(A_WEEK);
        }
    },
    SHORT("[[retention]]\nkeep = \"3d\"\n") {
        @Override
        boolean letGo(FileFacts file, Tie tie) {
            return file.isOlderThan(Duration.ofDays(3));
        }
    },
    LONG("[[retention]]\nkeep = \"20d\"\n") {
        @Override
        boolean letGo(FileFacts file, Tie tie) {
            return file.isOlderThan(Duration.ofDays(20));
        }
    },
    ONE_PATH_SOONER("[[retention]]\npaths = [\"file-1.txt\"]\nkeep = \"1d\"\n") {
        @Override
        boolean letGo(FileFacts file, Tie tie) {
            return file.isOlderThan(file.path().equals("file-1.txt") ? Duration.ofDays(1) : A_WEEK);
        }
    },
    AFTER_CLOSE("[[retention]]\npull-request = true\nkeep = \"20d\"\nafter-close = \"2d\"\n") {
        @Override
        boolean letGo(FileFacts file, Tie tie) {
            return file.isOlderThan(Duration.ofDays(20))
                    || tie.mayBeClosedFor(Duration.ofDays(2))
                    || (tie.mayBeNone() && file.isOlderThan(A_WEEK));
        }
    };

    private static final Duration A_WEEK = Duration.ofDays(7);

    private final String toml;

    Rules(String toml) {
        this.toml = toml;
    }

    /** The text of the file. */
    String toml() {
        return toml;
    }

    /** Whether the file may go by these rules, by all that is known for sure. */
    abstract boolean letGo(FileFacts file, Tie tie);
}
