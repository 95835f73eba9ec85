package dev.afterrun.storage.persisted.branch;

import java.util.Locale;

/** What the forge says of a commit and a branch. */
enum Word {
    /** The branch is there now, or was before. */
    OF_IT,
    /** The branch has not come by there, or there is no such branch. */
    NOT_OF_IT,
    /** It does not let us see the repository: the job's own word counts. */
    UNKNOWN;

    /** As rows have it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
