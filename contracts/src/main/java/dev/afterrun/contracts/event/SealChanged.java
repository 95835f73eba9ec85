package dev.afterrun.contracts.event;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.Revision;
import java.time.Instant;
import java.util.Locale;

/**
 * Whether more jobs of a commit are awaited; told only of commits of which a run said that it begins. A snapshot: of one
 * commit the highest revision wins.
 *
 * <p>Type {@value #TYPE}.
 *
 * @param asked how often somebody asked for our check to be made again
 * @param changedAt since when it is so
 */
public record SealChanged(
        RepositoryId repository,
        RepositoryName name,
        Commit commit,
        Revision revision,
        Seal seal,
        int asked,
        Instant changedAt)
        implements StorageFact {
    /** The CloudEvents type. */
    public static final String TYPE = "dev.afterrun.commit.seal-changed.v1";

    /** What is awaited. */
    public enum Seal {
        /** A job is awaited, or the forge runs something for the commit. */
        OPEN,
        /** Every job is in, and the forge runs nothing more. */
        COMPLETE,
        /** Patience has ended. */
        TIMED_OUT;

        /** As JSON writes it. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
