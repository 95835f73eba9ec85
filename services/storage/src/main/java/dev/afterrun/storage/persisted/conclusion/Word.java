package dev.afterrun.storage.persisted.conclusion;

import dev.afterrun.contracts.Conclusion;
import java.util.Locale;

/** What the forge says of a job, once that does not change any more. */
enum Word {
    SUCCESS,
    FAILURE,
    CANCELLED,
    /** It knows no such job, or does not let us see it: the job's own event counts. */
    UNKNOWN;

    static Word of(Conclusion conclusion) {
        return valueOf(conclusion.name());
    }

    /** As rows have it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
