package dev.afterrun.contracts.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * What rules would do. Nothing of it has happened.
 *
 * @param at the moment for which it is told
 * @param files by run, job and rule; what goes first before the others
 * @param more how many of such groups are left out; they count in the sums
 * @param atOnce what would go at once
 * @param later what would go some time
 * @param staying what would have no end for now
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PolicyTried(Instant at, List<FilesUnderRule> files, int more, Sum atOnce, Sum later, Sum staying) {
    /** Lists are never null, whatever the JSON left out. */
    public PolicyTried {
        files = files == null ? List.of() : List.copyOf(files);
    }

    /** So many files, and what they add up to. */
    public record Sum(int files, long bytes) {
        /** None. */
        public static final Sum NONE = new Sum(0, 0);

        /** With these, too. */
        public Sum and(int moreFiles, long moreBytes) {
            return new Sum(files + moreFiles, bytes + moreBytes);
        }
    }
}
