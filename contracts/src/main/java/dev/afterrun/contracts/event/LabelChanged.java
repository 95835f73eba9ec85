package dev.afterrun.contracts.event;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import java.time.Instant;
import java.util.Locale;

/**
 * A pull request was given a label, or lost one.
 *
 * <p>Type {@value #TYPE}.
 *
 * @param by whose doing it was; whether they may is to be asked of the forge
 * @param updatedAt the forge's time of the change
 */
public record LabelChanged(
        RepositoryId repository,
        RepositoryName name,
        int number,
        Change change,
        String label,
        Actor by,
        Instant updatedAt)
        implements PullRequestFact {
    /** The CloudEvents type. */
    public static final String TYPE = "dev.afterrun.pull-request.label-changed.v1";

    /** What became of the label. */
    public enum Change {
        ADDED,
        REMOVED;

        /** As JSON writes it. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
