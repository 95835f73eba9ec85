package dev.afterrun.contracts.event;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import java.time.Instant;
import java.util.Locale;

/**
 * A comment on a pull request was written, edited or deleted.
 *
 * <p>Type {@value #TYPE}.
 *
 * @param comment the forge's id of it
 * @param author who wrote it first
 * @param by whose doing this was: others may edit and delete it
 * @param body as it was then, cut after {@value dev.afterrun.contracts.Limits#COMMENT_LENGTH} characters
 * @param updatedAt the forge's time of the change
 */
public record CommentChanged(
        RepositoryId repository,
        RepositoryName name,
        int number,
        long comment,
        Change change,
        Actor author,
        Actor by,
        String body,
        Instant updatedAt)
        implements PullRequestFact {
    /** The CloudEvents type. */
    public static final String TYPE = "dev.afterrun.pull-request.comment-changed.v1";

    /** What became of the comment. */
    public enum Change {
        CREATED,
        EDITED,
        DELETED;

        /** As JSON writes it. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
